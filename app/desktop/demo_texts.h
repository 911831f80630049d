// The demo tasks' descriptions, here only for the translators' tools: the program reads them from
// resources/demo/tasks/*.json and looks them up in the context "tasks".
#pragma once

#include <QtGlobal>

namespace ptw {

inline constexpr const char* kDemoTaskDescriptions[] = {
    QT_TRANSLATE_NOOP("tasks",
                      "Names the section of Debian, one of six, that a package belongs to, from "
                      "its description; prompt tuning stays near chance here with the embedded "
                      "model."),
    QT_TRANSLATE_NOOP("tasks",
                      "Tells positive from negative sentences about mobile phones; prompt tuning "
                      "stays near chance here with the embedded model."),
    QT_TRANSLATE_NOOP("tasks", "Says which of six kinds of thing a WordNet gloss describes."),
    QT_TRANSLATE_NOOP("tasks",
                      "Writes a Debian package's one-line description from a table of its name "
                      "and tags."),
    QT_TRANSLATE_NOOP("tasks", "The glosses of supersense that have at most ten words."),
    QT_TRANSLATE_NOOP("tasks", "The glosses of supersense that have more than ten words."),
    QT_TRANSLATE_NOOP("tasks",
                      "The packages of table2text outside games, math, science, sound and video."),
    QT_TRANSLATE_NOOP("tasks",
                      "The packages of table2text in games, math, science, sound and video."),
};

}  // namespace ptw
