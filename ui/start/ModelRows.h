/// Models that are a click away: those that come along, those used before, and those in Hugging Face's cache, each with
/// its family, its size and whether it finds room.
#pragma once

#include "ui/session/KnownModels.h"

#include <QWidget>

class QVBoxLayout;

namespace ui {

class ModelSession;

class ModelRows : public QWidget {
    Q_OBJECT
public:
    /// Tab comes here from `before`.
    ModelRows(ModelSession& models, const KnownModels& known, QWidget* before, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void fill();
    void orderTabs();
    void addHeading(const QString& text);
    void addRow(const KnownModel& model);

    ModelSession& m_models;
    const KnownModels& m_known;
    QWidget* m_before;
    QVBoxLayout* m_column;
};

} // namespace ui
