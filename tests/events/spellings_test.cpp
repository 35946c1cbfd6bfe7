#include "events/spellings.hpp"

#include "tests/catch.hpp"

using namespace datelined;

namespace {

const std::string_view headline = "Harbour Fair Opens On Quay";
const std::string text = std::string(headline) +
                         "\nThe harbour's crews met. Lawyers for Opal, and of Opal's rival, came.\nA \"quay-side bar\" "
                         "closed at 5 p.m. on the quay";

Spellings spellings() { return {text, headline.size()}; }

}  // namespace

TEST_CASE("a word in lower case is found where a word begins and ends", "[events]") {
  CHECK(spellings().in_lower_case("harbour"));
  CHECK(spellings().in_lower_case("crews"));
  CHECK(spellings().in_lower_case("quay"));  // at the end of the text
  CHECK_FALSE(spellings().in_lower_case("crew"));
  CHECK_FALSE(spellings().in_lower_case("rews"));
  CHECK_FALSE(spellings().in_lower_case("side"));
  CHECK_FALSE(spellings().in_lower_case("p"));
  CHECK_FALSE(spellings().in_lower_case("opal"));
  CHECK_FALSE(spellings().in_lower_case("lawyers"));
}

TEST_CASE("a capital counts within a sentence of the body only", "[events]") {
  CHECK(spellings().in_capitals("Opal"));
  CHECK_FALSE(spellings().in_capitals("Lawyers"));
  CHECK_FALSE(spellings().in_capitals("Fair"));
  CHECK_FALSE(spellings().in_capitals("A"));
  CHECK_FALSE(Spellings("", 0).in_capitals("Opal"));
  CHECK_FALSE(Spellings("", 0).in_lower_case("a"));
}
