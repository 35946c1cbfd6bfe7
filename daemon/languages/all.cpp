// The languages that datelined reads.
#include "languages/language.hpp"

namespace datelined {
namespace {

const Language* const all[] = {&english::language};

}  // namespace

std::span<const Language* const> languages() { return all; }

const Language& language_named(std::string_view code) {
  const std::string_view plain = code.substr(0, code.find_first_of("-_"));
  for (const Language* language : all)
    if (language->code == plain) return *language;
  return *all[0];
}

}  // namespace datelined
