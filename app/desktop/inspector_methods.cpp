// What the inspector asks about single methods: routing, pruning.
#include <QMetaObject>

#include "app/desktop/inspector.h"
#include "report/message.h"

namespace ptw {
namespace {

/// Runs `work` and passes its problem on, wherever it fails.
template <class Work, class Fail>
void guarded(Work work, Fail fail) {
  try {
    work();
  } catch (const Error& problem) {
    fail(problem.message());
  } catch (const std::exception& problem) {
    fail(Message{first_line(problem), {}});
  }
}

}  // namespace

/// Calls `receive` in the GUI thread.
template <class Receive>
void Inspector::later(Receive receive) {
  QMetaObject::invokeMethod(this, receive, Qt::QueuedConnection);
}

Inspector::~Inspector() {
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
  const auto subject = subject_;
  const auto prompt = prompt_;
  worker_.submit("routing", [this, subject, prompt] {
    guarded(
        [&] {
          const auto report = engine_.routing(prompt);
          const auto history = engine_.routing_history(prompt.run);
          later([this, subject, report, history] {
            if (subject != subject_) return;
            Q_EMIT routingHistoryReady(history);
            Q_EMIT routingReady(report);
          });
        },
        [&](const Message& problem) { later([this, problem] { Q_EMIT routeFailed(problem); }); });
  });
}

void Inspector::route(const QString& typed) {
  if (prompt_.run.empty()) return;
  const auto subject = subject_;
  worker_.submit("route", [this, subject, prompt = prompt_, text = typed.toStdString()] {
    guarded(
        [&] {
          const auto answer = engine_.route(prompt, text);
          later([this, subject, answer] {
            if (subject == subject_) Q_EMIT routeReady(answer);
          });
        },
        [&](const Message& problem) { later([this, problem] { Q_EMIT routeFailed(problem); }); });
  });
}

void Inspector::findPruning() {
  if (!pruning_watched_ || prompt_.run.empty()) return;
  ++trial_;
  const auto subject = subject_;
  mask_worker_.submit("pruning", [this, subject, prompt = prompt_, pieces = pieces_] {
    guarded(
        [&] {
          const auto report = engine_.pruning(prompt, pieces);
          const auto size = engine_.embedding_size(prompt.run);
          later([this, subject, report, size] {
            if (subject == subject_) Q_EMIT pruningReady(report, size);
          });
        },
        [&](const Message& problem) { later([this, problem] { Q_EMIT pruningFailed(problem); }); });
  });
}

void Inspector::tryMask(const PromptMask& mask, bool removesTokens) {
  if (prompt_.run.empty()) return;
  const int trial = ++trial_;
  mask_worker_.submit(
      "mask", [this, trial, asked = MaskQuestion{prompt_, mask.pieces, mask, removesTokens}] {
        const auto tell = [&](const MaskScore& score) {
          later([this, score] { Q_EMIT maskScored(score); });
        };
        guarded([&] { engine_.try_mask(asked, tell, [&] { return trial != trial_; }); },
                [&](const Message& problem) {
                  later([this, problem] { Q_EMIT pruningFailed(problem); });
                });
      });
}

void Inspector::drawMaskingFigure() {
  if (prompt_.run.empty()) return;
  const int figure = ++figure_;
  figure_worker_.submit("figure", [this, figure, prompt = prompt_] {
    const auto tell = [&](const MaskingFigure& drawn) {
      later([this, figure, drawn] {
        if (figure == figure_) Q_EMIT maskingFigureReady(drawn);
      });
    };
    guarded(
        [&] { engine_.masking_figure(prompt, tell, [&] { return figure != figure_; }); },
        [&](const Message& problem) { later([this, problem] { Q_EMIT pruningFailed(problem); }); });
  });
}

void Inspector::prepareRetraining(const Retraining& retraining,
                                  const std::filesystem::path& folder) {
  worker_.submit("retraining", [this, retraining, folder] {
    guarded(
        [&] {
          const auto spec = Engine::prepare(retraining, folder);
          later([this, spec, folder] {
            Q_EMIT retrainingPrepared(spec, QString::fromStdString(folder.string()));
          });
        },
        [&](const Message& problem) { later([this, problem] { Q_EMIT pruningFailed(problem); }); });
  });
}

}  // namespace ptw
