// The model: a logistic sum over cues.
#include "events/model.hpp"

#include "events/cues.hpp"

#include <cmath>
#include <unordered_map>
#include <vector>

namespace datelined {
namespace {

std::vector<double> weights_by_number() {
  std::unordered_map<std::string_view, double> named;
  for (const CueWeight& cue : model_table().weights) named[cue.name] = cue.weight;
  std::vector<double> weights(cue_count());
  for (std::size_t cue = 0; cue < weights.size(); ++cue) {
    const auto known = named.find(cue_name(static_cast<std::uint16_t>(cue)));
    if (known != named.end()) weights[cue] = known->second;
  }
  return weights;
}

}  // namespace

double weight_of(std::uint16_t cue) {
  static const std::vector<double> weights = weights_by_number();
  return weights[cue];
}

double confidence_of(std::span<const std::uint16_t> cues) {
  const ModelTable& table = model_table();
  double sum = table.bias;
  for (const std::uint16_t cue : cues) sum += weight_of(cue);
  return 1 / (1 + std::exp(-(table.scale * sum + table.shift)));
}

}  // namespace datelined
