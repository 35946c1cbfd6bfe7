// The model: a logistic sum over cues.
#include "events/model.hpp"

#include "events/cues.hpp"

#include <cmath>
#include <unordered_map>

namespace datelined {

Model::Model(const ModelTable& table)
    : weights_(cue_count()), bias_(table.bias), scale_(table.scale), shift_(table.shift) {
  std::unordered_map<std::string_view, double> named;
  for (const CueWeight& cue : table.weights) named[cue.name] = cue.weight;
  for (std::size_t cue = 0; cue < weights_.size(); ++cue) {
    const auto known = named.find(cue_name(static_cast<std::uint16_t>(cue)));
    if (known != named.end()) weights_[cue] = known->second;
  }
}

double Model::confidence(std::span<const std::uint16_t> cues) const {
  double sum = bias_;
  for (const std::uint16_t cue : cues) sum += weights_[cue];
  return 1 / (1 + std::exp(-(scale_ * sum + shift_)));
}

const Model& learned_model() {
  static const Model model(model_table());
  return model;
}

}  // namespace datelined
