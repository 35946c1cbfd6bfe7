// Sentences: where one ends. Abbreviations come from the language; months never end a sentence.
#pragma once

#include "articles/article.hpp"
#include "text/text_range.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace datelined {

struct Language;

/// The sentences of a text, block by block, in order. A headline, heading, item or row is at least one sentence of its
/// own.
std::vector<TextRange> sentences(std::string_view text, std::span<const Block> blocks, const Language& language);

}  // namespace datelined
