#include "files/lfs_pointer.h"

#include "report/message.h"

namespace ptw {

void refuse_lfs_pointer(const std::filesystem::path& file, std::string_view bytes) {
  if (!bytes.starts_with("version https://git-lfs.github.com/spec/v1")) return;
  throw Error(
      PTW_TR("files",
             "%1 is a pointer of Git LFS: the file itself was not downloaded. Run \"git lfs "
             "pull\" in its folder, or download the file from the model's page."),
      {file.string()});
}

}  // namespace ptw
