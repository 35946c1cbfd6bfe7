// The model: how much each cue counts, learned by tests/bench/train_model.py, as a table of numbers.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace datelined {

struct CueWeight {
  std::string_view name;
  double weight;
};

/// What the training wrote (model_weights.cpp).
struct ModelTable {
  std::span<const CueWeight> weights;
  double bias;
  double scale, shift;  ///< Platt scaling of the sum: confidence = 1 / (1 + exp(-(scale * sum + shift)))
};
const ModelTable& model_table();

/// The weight of a cue by its number; 0 for one the training never saw.
double weight_of(std::uint16_t cue);

/// Calibrated probability that cues with these weights announce an event.
double confidence_of(std::span<const std::uint16_t> cues);

}  // namespace datelined
