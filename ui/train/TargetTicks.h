/// Which modules of the base model get an adapter: all linear layers, some kinds of them by a tick, or names and a
/// pattern by hand. Knows every family by what its ModelConfig lists.
#pragma once

#include "core/model/ModelConfig.h"

#include <QWidget>

#include <optional>
#include <string>
#include <vector>

class QCheckBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace ui {

class TargetTicks : public QWidget {
    Q_OBJECT
public:
    explicit TargetTicks(QWidget* parent = nullptr);

    void setModel(const std::optional<core::ModelConfig>& model);
    void setTargets(const std::vector<std::string>& targets);
    const std::vector<std::string>& targets() const { return m_targets; }

signals:
    void edited(const std::vector<std::string>& targets);

protected:
    void changeEvent(QEvent* event) override;

private:
    /// One kind of linear: «q_proj», wherever it stands.
    struct Kind {
        std::string name;
        std::string place; ///< «self_attn»
        std::int64_t weights = 0;
        bool isHead = false;
        QCheckBox* tick = nullptr;
    };

    bool isAll() const;
    bool isKind(const std::string& name) const;
    bool isTicked(const Kind& kind) const;
    std::vector<std::string> ticked() const;
    void fillKinds(const core::ModelConfig& model);
    void makeTicks();
    void tick(const std::string& name, bool isOn);
    void read(const QString& line);
    /// Both may be empty: then nothing is trained, and the form says so.
    void change(std::vector<std::string> ticked, std::vector<std::string> typed);
    void showTargets();
    void retranslate();

    std::int64_t m_modelWeights = 0;
    std::vector<Kind> m_kinds;
    std::vector<std::string> m_targets{"all-linear"}; ///< what is ticked, then what is typed
    std::vector<std::string> m_typed;
    QCheckBox* m_all;
    QGridLayout* m_grid;
    QLabel* m_hint;
    QLineEdit* m_line;
};

} // namespace ui
