// What the inspector asks about single methods: routing, pruning, prefixes, attention.
#include "app/desktop/inspector.h"

namespace ptw {

Inspector::~Inspector() {
  giveUpMasks();
  ++measured_;
  stopReports();
  stopComparing();
}

void Inspector::giveUpMasks() {
  ++pruning_;
  ++trial_;
  ++figure_;
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
      [this, subject = subject_](const Message& problem) {
        if (subject == subject_) Q_EMIT routingFailed(problem);
      });
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
      [this, number = ++pruning_, prompt = prompt_, pieces = pieces_] {
        const auto cancelled = [&] { return number != pruning_; };
        const auto size = engine_.embedding_size(prompt.run);
        later([this, number, size, report = engine_.pruning(prompt, pieces, cancelled)] {
          if (number == pruning_) findTriedMasks(report, size);
        });
      },
      [this](const Message& problem) { Q_EMIT pruningFailed(problem); });
}

/// After what is still to be kept of them.
void Inspector::findTriedMasks(const PruningReport& report, int embeddingSize) {
  const auto deliver = [this, number = pruning_.load(), embeddingSize](const PruningReport& found) {
    if (number == pruning_) Q_EMIT pruningReady(found, embeddingSize);
  };
  command(
      records_,
      [run = prompt_.run, report] {
        auto full = report;
        full.record = Engine::tried_masks(run, report);
        return full;
      },
      deliver,
      [this, deliver, report](const Message& problem) {
        deliver(report);
        Q_EMIT failed(problem);
      });
}

void Inspector::keepMasks(const MaskRecord& record) {
  if (prompt_.run.empty()) return;
  records_.submit(guarded([run = prompt_.run, record] { Engine::keep_tried_masks(run, record); },
                          [this](const Message& problem) { Q_EMIT failed(problem); }));
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
  command(
      commands_, [retraining, folder] { return Engine::prepare(retraining, folder); },
      [this, folder](const RunSpec& spec) {
        Q_EMIT retrainingPrepared(spec, QString::fromStdString(folder.string()));
      },
      [this](const Message& problem) { Q_EMIT pruningFailed(problem); });
}

}  // namespace ptw
