/// Where a person says which label a text has: one of several, any number of them, or a number.
#pragma once

#include "core/model/ClassifierConfig.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;

namespace ui {

class LabelChoice : public QWidget {
    Q_OBJECT
public:
    explicit LabelChoice(QWidget* parent = nullptr);

    /// `label`: what stands there at first, as a record has it.
    void begin(const core::LabelSet& labels, const QString& label);
    /// As a record has it; empty where no number was written.
    QString label() const;
    bool isValid() const;
    bool hasChanges() const { return label() != m_first; }
    void focusField();

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* field() const;
    void retranslate();

    core::LabelSet m_labels;
    QString m_first;
    QLabel* m_title;
    QComboBox* m_one;
    QListWidget* m_several;
    QLineEdit* m_number;
};

} // namespace ui
