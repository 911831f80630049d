#include "text/byte_level_words.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <memory>
#include <new>
#include <string>

#include "report/message.h"

namespace ptw {
namespace {

// PCRE's own \s takes U+180E for white space, too.
#define PTW_SPACES                                                            \
  R"(\x09-\x0D\x20\x85\xA0\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F})" \
  R"(\x{205F}\x{3000})"

constexpr std::string_view pattern =
    R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}++| ?\p{N}++| ?[^)" PTW_SPACES R"(\p{L}\p{N}]++|[)" PTW_SPACES
    R"(]+(?![^)" PTW_SPACES R"(])|[)" PTW_SPACES R"(]++)";

#undef PTW_SPACES

struct Free {
  void operator()(pcre2_code* code) const { pcre2_code_free(code); }
  void operator()(pcre2_match_data* match) const { pcre2_match_data_free(match); }
};
using Code = std::unique_ptr<pcre2_code, Free>;
using Match = std::unique_ptr<pcre2_match_data, Free>;

PCRE2_SPTR units(std::string_view text) {
  return reinterpret_cast<PCRE2_SPTR>(text.data());
}

Code compile() {
  int problem = 0;
  PCRE2_SIZE place = 0;
  Code code(pcre2_compile(units(pattern), pattern.size(), PCRE2_UTF | PCRE2_UCP | PCRE2_ANCHORED,
                          &problem, &place, nullptr));
  if (!code) throw std::bad_alloc();
  return code;
}

}  // namespace

std::vector<std::string_view> byte_level_words(std::string_view text) {
  static const Code code = compile();
  const Match match(pcre2_match_data_create_from_pattern(code.get(), nullptr));
  if (!match) throw std::bad_alloc();
  std::vector<std::string_view> words;
  for (std::size_t start = 0; start < text.size();) {
    const int found = pcre2_match(code.get(), units(text), text.size(), start, PCRE2_NO_UTF_CHECK,
                                  match.get(), nullptr);
    if (found < 1)
      throw Error(PTW_TR("text", "A text of %1 bytes could not be cut into words. Shorten it."),
                  {std::to_string(text.size())});
    const std::size_t end = pcre2_get_ovector_pointer(match.get())[1];
    words.push_back(text.substr(start, end - start));
    start = end;
  }
  return words;
}

}  // namespace ptw
