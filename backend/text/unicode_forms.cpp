#include "text/unicode_forms.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <new>

namespace ptw {
namespace {

const icu::Normalizer2& normalizer(UnicodeForm form) {
  UErrorCode problem = U_ZERO_ERROR;
  const icu::Normalizer2* found = nullptr;
  switch (form) {
    case UnicodeForm::nfc:
      found = icu::Normalizer2::getNFCInstance(problem);
      break;
    case UnicodeForm::nfd:
      found = icu::Normalizer2::getNFDInstance(problem);
      break;
    case UnicodeForm::nfkc:
      found = icu::Normalizer2::getNFKCInstance(problem);
      break;
    case UnicodeForm::nfkd:
      found = icu::Normalizer2::getNFKDInstance(problem);
      break;
  }
  if (U_FAILURE(problem)) throw std::bad_alloc();
  return *found;
}

}  // namespace

std::string normalized(std::string_view text, UnicodeForm form) {
  UErrorCode problem = U_ZERO_ERROR;
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  normalizer(form).normalizeUTF8(
      0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr,
      problem);
  if (U_FAILURE(problem)) throw std::bad_alloc();
  return result;
}

}  // namespace ptw
