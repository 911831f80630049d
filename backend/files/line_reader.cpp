#include "files/line_reader.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "report/message.h"

namespace ptw {

LineReader::LineReader(std::filesystem::path file, std::size_t longest_line)
    : path_(std::move(file)), file_(open_to_read(path_)), buffer_(longest_line + 1) {}

std::optional<std::string_view> LineReader::next() {
  for (std::size_t searched = 0;;) {
    const std::string_view rest(buffer_.data() + begin_, end_ - begin_);
    const auto size = rest.find('\n', searched);
    if (size != std::string_view::npos) {
      offset_ = buffer_offset_ + begin_;
      begin_ += size + 1;
      ++number_;
      return rest.substr(0, size);
    }
    searched = rest.size();
    if (!read_more()) return std::nullopt;
  }
}

/// Whether there was more.
bool LineReader::read_more() {
  if (end_ - begin_ == buffer_.size())
    throw Error(PTW_TR("files", "%1, line %2, is longer than any that training writes."),
                {path_.string(), std::to_string(number_ + 1)});
  std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
            buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
  buffer_offset_ += begin_;
  end_ -= std::exchange(begin_, 0);
  ssize_t count = 0;
  do {
    count = ::read(file_.descriptor.number(), buffer_.data() + end_, buffer_.size() - end_);
  } while (count < 0 && errno == EINTR);
  if (count < 0)
    throw Error(PTW_TR("files", "%1 cannot be read: %2."), {path_.string(), std::strerror(errno)});
  end_ += static_cast<std::size_t>(count);
  return count > 0;
}

}  // namespace ptw
