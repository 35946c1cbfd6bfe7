// The model: how much each cue counts, learned by tests/bench/train_model.py, as a table of numbers.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

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

/// The weights of a table by the numbers of the cues. Immutable after construction.
class Model {
 public:
  explicit Model(const ModelTable& table);

  /// The weight of a cue by its number; 0 for one the training never saw.
  double weight(std::uint16_t cue) const { return weights_[cue]; }
  /// Calibrated probability that cues with these weights announce an event.
  double confidence(std::span<const std::uint16_t> cues) const;

 private:
  std::vector<double> weights_;
  double bias_, scale_, shift_;
};

/// The model of `model_table`, made at first use.
const Model& learned_model();

}  // namespace datelined
