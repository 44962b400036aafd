/// The conversations of the columns: each goes on with its own answers.
#pragma once

#include "core/project/Record.h"

#include <QString>

#include <map>
#include <vector>

namespace ui {

class ChatTurns {
public:
    using Turns = std::vector<core::Message>;

    /// A question and what this column answered; nothing is kept of one without an answer.
    void add(const QString& column, const std::string& question, const std::string& answer) {
        if (answer.empty()) return;
        Turns& turns = m_turns[column];
        turns.push_back({core::Role::User, question});
        turns.push_back({core::Role::Assistant, answer});
    }
    /// Of a column that has none yet, those of `otherwise`.
    Turns of(const QString& column, const QString& otherwise) const {
        auto found = m_turns.find(column);
        if (found == m_turns.end()) found = m_turns.find(otherwise);
        return found == m_turns.end() ? Turns{} : found->second;
    }
    void start(const QString& column, Turns turns) { m_turns.emplace(column, std::move(turns)); }
    void clear() { m_turns.clear(); }
    bool isEmpty() const { return m_turns.empty(); }

private:
    std::map<QString, Turns> m_turns; ///< by the key of the source
};

} // namespace ui
