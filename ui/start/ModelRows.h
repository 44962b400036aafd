/// Models that are a click away: those used before, and those in Hugging Face's cache.
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace ui {

class ModelSession;

class ModelRows : public QWidget {
    Q_OBJECT
public:
    explicit ModelRows(ModelSession& models, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void addHeading(const QString& text);
    void addRow(const QString& name, const QString& folder);

    ModelSession& m_models;
    QVBoxLayout* m_column;
};

} // namespace ui
