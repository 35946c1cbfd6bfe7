// The commands that read a text without a daemon: extract, tag, explain.
#pragma once

#include "calendar/zone.hpp"

#include <iosfwd>
#include <stdexcept>
#include <string>

namespace datelined {

/// Exit status 2: the command line or its input cannot be meant so.
class WrongUse : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Where a command writes, and how.
struct CommandOutput {
  std::ostream& out;
  std::ostream& err;
  bool json = false;
  bool colours = false;
  std::size_t width = 100;
};

/// What the command line says of the text to read.
struct TextToRead {
  std::string file = "-";     ///< "-": standard input
  std::string published;      ///< WHEN; empty: what the text says of itself
  std::string zone;           ///< IANA name of the place of publication; empty: UTC
  std::string language;       ///< ISO 639-1; empty: as the text tells
  std::string configuration;  ///< whose rules of the user's count; empty: the standard one, if it is there
};

/// What the command line says of a batch.
struct BatchToRead {
  std::string file;
  std::string zone;
  std::string language;
  std::string configuration;
  int threads = 0;
};

struct ExtractOptions {
  double minimum_confidence = 0.5;
  bool cues = false;
};

/// Each gives the exit status: 0, or 1 if lines of a batch were malformed. They throw WrongUse, ConfigError,
/// and std::runtime_error for what cannot be read.
int extract_command(const TextToRead& text, const ExtractOptions& options, const CommandOutput& output);
int extract_articles_command(const BatchToRead& batch, const ExtractOptions& options, const CommandOutput& output);
int tag_command(const TextToRead& text, bool timeml, const CommandOutput& output);
int tag_documents_command(const BatchToRead& batch, const CommandOutput& output);
int explain_command(const TextToRead& text, const CommandOutput& output);

}  // namespace datelined
