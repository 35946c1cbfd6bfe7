#include "text/capitals.hpp"

#include "tests/catch.hpp"

using namespace datelined;

TEST_CASE("capitals are those of the letter's script, everything else stays", "[text]") {
  CHECK(capitals("Barcelona") == "BARCELONA");
  CHECK(capitals("Zürich, Łódź, České Budějovice") == "ZÜRICH, ŁÓDŹ, ČESKÉ BUDĚJOVICE");
  CHECK(capitals("Αθήνα Київ Ёлка") == "ΑΘΉΝΑ КИЇВ ЁЛКА");
  CHECK(capitals("Straße 東京 1@[{`") == "STRAßE 東京 1@[{`");
  CHECK(capitals("") == "");
}
