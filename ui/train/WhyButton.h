/// A small button that tells on a click what a choice sets, why, and who says so.
#pragma once

#include <QToolButton>

namespace ui {

class WhyButton : public QToolButton {
    Q_OBJECT
public:
    explicit WhyButton(QWidget* parent = nullptr);

    /// Of what it tells, and what; without a text the button is away.
    void setFacts(const QString& subject, const QString& facts);
    const QString& facts() const { return m_facts; }

private:
    QString m_facts;
};

} // namespace ui
