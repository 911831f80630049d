// What the inspector asks about single methods: routing, pruning, prefixes, attention.
#include "app/desktop/inspector.h"

namespace ptw {

Inspector::~Inspector() {
  ++trial_;
  ++figure_;
  ++reports_;
  stopComparing();
}

void Inspector::watchRouting(bool watched) {
  routing_watched_ = watched;
  findRouting();
}

void Inspector::watchPruning(bool watched) {
  pruning_watched_ = watched;
  findPruning();
}

void Inspector::setPieces(int pieces) {
  pieces_ = pieces;
  findPruning();
}

void Inspector::findRouting() {
  if (!routing_watched_ || prompt_.run.empty()) return;
  ask(
      "routing",
      [this, prompt = prompt_] {
        return std::pair(engine_.routing(prompt), Engine::routing_history(prompt.run));
      },
      [this, subject = subject_](const std::pair<RoutingReport, RoutingHistory>& found) {
        if (subject != subject_) return;
        Q_EMIT routingHistoryReady(found.second);
        Q_EMIT routingReady(found.first);
      },
      [this](const Message& problem) { Q_EMIT routeFailed(problem); });
}

void Inspector::route(const QString& typed) {
  if (prompt_.run.empty()) return;
  ask(
      "route",
      [this, prompt = prompt_, text = typed.toStdString()] { return engine_.route(prompt, text); },
      [this, subject = subject_](const RoutedAnswer& answer) {
        if (subject == subject_) Q_EMIT routeReady(answer);
      },
      [this](const Message& problem) { Q_EMIT routeFailed(problem); });
}

void Inspector::watchPrefix(bool watched) {
  prefix_watched_ = watched;
  findPrefix();
}

void Inspector::findPrefix() {
  if (!prefix_watched_ || prompt_.run.empty()) return;
  ask(
      "prefix", [this, prompt = prompt_] { return engine_.prefix(prompt); },
      [this, subject = subject_](const PrefixReport& report) {
        if (subject == subject_) Q_EMIT prefixReady(report);
      });
}

void Inspector::lookAtAttention(const QString& typed) {
  if (prompt_.run.empty()) return;
  ask(
      "attention",
      [this, prompt = prompt_, text = typed.toStdString()] {
        return engine_.attention(prompt, text);
      },
      [this, subject = subject_](const AttentionReport& report) {
        if (subject == subject_) Q_EMIT attentionReady(report);
      },
      [this](const Message& problem) { Q_EMIT attentionFailed(problem); });
}

void Inspector::findPruning() {
  if (!pruning_watched_ || prompt_.run.empty()) return;
  ++trial_;
  submit(
      mask_worker_, "pruning",
      [this, subject = subject_, prompt = prompt_, pieces = pieces_] {
        const auto size = engine_.embedding_size(prompt.run);
        later([this, subject, size, report = engine_.pruning(prompt, pieces)] {
          if (subject == subject_) Q_EMIT pruningReady(report, size);
        });
      },
      [this](const Message& problem) { Q_EMIT pruningFailed(problem); });
}

void Inspector::tryMask(const PromptMask& mask, bool removesTokens) {
  if (prompt_.run.empty()) return;
  submit(
      mask_worker_, "mask",
      [this, trial = ++trial_, question = MaskQuestion{prompt_, mask.pieces, mask, removesTokens}] {
        const auto tell = [this](const MaskScore& score) {
          later([this, score] { Q_EMIT maskScored(score); });
        };
        engine_.try_mask(question, tell, [&] { return trial != trial_; });
      },
      [this](const Message& problem) { Q_EMIT pruningFailed(problem); });
}

void Inspector::drawMaskingFigure() {
  if (prompt_.run.empty()) return;
  submit(
      figure_worker_, "figure",
      [this, figure = ++figure_, prompt = prompt_] {
        const auto tell = [&](const MaskingFigure& drawn) {
          later([this, figure, drawn] {
            if (figure == figure_) Q_EMIT maskingFigureReady(drawn);
          });
        };
        engine_.masking_figure(prompt, tell, [&] { return figure != figure_; });
      },
      [this](const Message& problem) { Q_EMIT pruningFailed(problem); });
}

void Inspector::prepareRetraining(const Retraining& retraining,
                                  const std::filesystem::path& folder) {
  ask(
      "retraining", [retraining, folder] { return Engine::prepare(retraining, folder); },
      [this, folder](const RunSpec& spec) {
        Q_EMIT retrainingPrepared(spec, QString::fromStdString(folder.string()));
      },
      [this](const Message& problem) { Q_EMIT pruningFailed(problem); });
}

}  // namespace ptw
