# cmake -DSOURCE=sql -DOUT=sql.hpp -P embed.cmake: one string a statement. `sqlite/NNNN_….sql` are the migrations, in
# order; every other file of `queries/` and `sqlite/` becomes `sql::NAME`.
file(GLOB statements ${SOURCE}/queries/*.sql ${SOURCE}/sqlite/[!0-9]*.sql)
file(GLOB migrations ${SOURCE}/sqlite/[0-9]*.sql)
list(SORT statements COMPARE FILE_BASENAME)
list(SORT migrations COMPARE FILE_BASENAME)

set(text "// Made from sql/ by embed.cmake.\n#pragma once\n\n#include <array>\n#include <string_view>\n\n")
string(APPEND text "namespace datelined::sql {\n\n")
foreach(file IN LISTS statements)
  get_filename_component(name "${file}" NAME_WE)
  file(READ "${file}" body)
  string(APPEND text "inline constexpr std::string_view ${name} = R\"sql(${body})sql\";\n")
endforeach()

list(LENGTH migrations count)
string(APPEND text "\n/// Migration N + 1 stands at index N and ends by saying so in the file (PRAGMA user_version).\n")
set(version 0)
string(APPEND text "inline constexpr std::array<std::string_view, ${count}> migrations{\n")
foreach(file IN LISTS migrations)
  file(READ "${file}" body)
  math(EXPR version "${version} + 1")
  string(APPEND text "    R\"sql(${body}\nPRAGMA user_version = ${version};\n)sql\",\n")
endforeach()
string(APPEND text "};\n\n}  // namespace datelined::sql\n")
# file(WRITE), not file(CONFIGURE): the latter would take `@words@` of a statement for variables.
file(WRITE "${OUT}" "${text}")
