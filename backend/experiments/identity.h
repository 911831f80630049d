// Which runs are the same: those that everything that determines their numbers agrees in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "report/run.h"

namespace ptw {

/// Model, task, method and settings as one line of JSON, keys sorted, equal numbers written alike.
/// `contents` stands for what the names of model and task mean today (digests of their files).
/// The run's own name does not belong to it.
std::string canonical_text(const RunSpec& spec, std::string_view contents = {});

/// The hash of canonical_text(), 16 hexadecimal digits. Give it completed specs: a setting that is
/// left out and its default differ here.
std::string identity(const RunSpec& spec, std::string_view contents = {});

/// FNV-1a, 64 bits.
std::uint64_t fnv1a(std::string_view bytes);

/// The same as 16 hexadecimal digits.
std::string fingerprint(std::string_view bytes);

}  // namespace ptw
