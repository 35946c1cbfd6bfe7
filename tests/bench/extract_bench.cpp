// Runs the extractor over JSON lines of articles, for measuring and for training: prints batch lines, or the speed.
// Usage: extract_bench FILE.jsonl [--min-confidence X] [--candidates] [--cues] [--weights FILE] [--speed]
// `--weights` reads by a table that `train_model.py` wrote instead of the learned one.
// `--candidates` prints every candidate with its cues, and with what speaks for its category, before anything is thrown
// away or joined: what train_model.py and train_categories.py read.
#include "agenda/agenda.hpp"
#include "calendar/iso8601.hpp"
#include "events/category.hpp"
#include "events/cues.hpp"
#include "events/extractor.hpp"
#include "events/model.hpp"
#include "events/prose.hpp"
#include "temporal/tagger.hpp"

#include <boost/json.hpp>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <deque>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

namespace json = boost::json;
using namespace datelined;

namespace {

std::string text_at(const json::object& object, const char* key) {
  const json::value* value = object.if_contains(key);
  return value && value->is_string() ? std::string(value->as_string()) : std::string();
}

Article article_of(const json::object& object) {
  Article article;
  article.guid = text_at(object, "id");
  article.title = text_at(object, "title");
  article.text = text_at(object, "text");
  article.url = text_at(object, "url");
  article.language = "en";
  if (const auto written = parse_iso8601(text_at(object, "published"))) {
    article.dateline.moment = written->local;
    article.dateline.grain = written->grain;
    if (written->zone) article.dateline.zone = *written->zone;
  }
  return article;
}

json::object zones_object(const CategoryEvidence& evidence) {
  json::object zones;
  for (std::size_t zone = 0; zone < evidence.zones.size(); ++zone) {
    json::object scores;
    for (std::size_t i = 0; i < category_count; ++i)
      if (const int score = evidence.zones[zone][i]) scores[name(static_cast<Category>(i))] = score;
    if (!scores.empty()) zones[name(static_cast<CategoryZone>(zone))] = std::move(scores);
  }
  return zones;
}

json::object candidate_object(const Candidate& candidate) {
  json::object object = mention_object(candidate.mention);
  json::array cues;
  for (const std::uint16_t cue : candidate.cues) cues.push_back(json::value(cue_name(cue)));
  object["cues"] = std::move(cues);
  object["zones"] = zones_object(candidate.speaks);
  json::array facts;
  for (unsigned fact = 0; fact < static_cast<unsigned>(CategoryFact::count); ++fact)
    if (candidate.speaks.facts >> fact & 1U) facts.push_back(json::value(name(static_cast<CategoryFact>(fact))));
  object["facts"] = std::move(facts);
  return object;
}

/// "bias scale shift", then "weight name" a line.
Model model_in(const char* path) {
  std::ifstream file(path);
  ModelTable table{};
  file >> table.bias >> table.scale >> table.shift;
  std::deque<std::string> names;
  std::vector<CueWeight> weights;
  double weight = 0;
  for (std::string name; file >> weight && std::getline(file >> std::ws, name);)
    weights.push_back({names.emplace_back(name), weight});
  table.weights = weights;
  return Model(table);
}

int measure(const std::vector<Article>& articles, const Extractor& extractor) {
  std::size_t bytes = 0, found = 0;
  extractor.mentions(articles.front());  // makes the tables of the language, once a process
  const auto begun = std::chrono::steady_clock::now();
  const std::clock_t worked = std::clock();
  for (const Article& article : articles) {
    bytes += article.title.size() + article.text.size();
    found += extractor.mentions(article).size();
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  const double worked_for = static_cast<double>(std::clock() - worked) / CLOCKS_PER_SEC;  // tells on a busy machine too
  std::cout << static_cast<double>(articles.size()) / took.count() << " articles/s, "
            << static_cast<double>(bytes) / 1e6 / took.count() << " MB/s, "
            << static_cast<double>(bytes) / 1e6 / worked_for << " MB/s of processor time, " << found << " mentions\n";
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 2;
  ExtractorOptions options;
  bool candidates = false, speed = false;
  std::optional<Model> other;
  for (int i = 2; i < count; ++i) {
    const std::string argument = arguments[i];
    if (argument == "--candidates") candidates = true;
    if (argument == "--cues") options.cues = true;
    if (argument == "--speed") speed = true;
    if (argument == "--weights" && i + 1 < count) options.model = &other.emplace(model_in(arguments[++i]));
    if (argument == "--min-confidence" && i + 1 < count) options.minimum_confidence = std::atof(arguments[++i]);
  }
  const Model& model = other ? *other : learned_model();
  const Extractor extractor(options);
  std::vector<Article> articles;
  std::ifstream file(arguments[1]);
  for (std::string line; std::getline(file, line);) {
    const Article article = article_of(json::parse(line).as_object());
    if (speed) {
      articles.push_back(article);
      continue;
    }
    json::array events;
    if (candidates)
      for (const Candidate& candidate : read_prose(article, {}, model, plain_taggers()).candidates)
        events.push_back(candidate_object(candidate));
    else
      for (const EventMention& mention : extractor.mentions(article)) events.push_back(mention_object(mention));
    std::cout << json_text(json::object{{"id", article.guid}, {"events", std::move(events)}}) << '\n';
  }
  return speed && !articles.empty() ? measure(articles, extractor) : 0;
}
