#include "core/engine/training/TrainingJob.h"

#include "core/engine/tensor/Failure.h"

#include <ATen/CPUGeneratorImpl.h>

namespace core::engine {

double learn(const TrainingJob& job, const std::vector<std::int64_t>& samples, double weight,
             const at::Generator& dropout, std::stop_token stop) {
    std::vector<const TrainingSample*> chosen;
    std::vector<SequenceInput> sequences;
    for (const std::int64_t sample : samples) {
        chosen.push_back(&job.training->samples[static_cast<std::size_t>(sample)]);
        sequences.push_back({chosen.back()->ids, job.adapter.get(), nullptr, chosen.back()->types});
    }
    const FlatBatch batch = makeBatch(sequences, job.model->device());
    const Pass pass{batch, stop, dropout};
    const at::Tensor hidden = job.objective->stream(*job.model, pass, chosen);
    const ObjectiveResult result = job.objective->evaluate(*job.model, hidden, pass, chosen, weight);
    if (stop.stop_requested()) throw StopRequested();
    if (result.gradient.defined() && hidden.requires_grad()) hidden.backward(result.gradient);
    return result.lossSum;
}

at::Generator generatorFor(const Transformer& model) {
    return model.device().is_cpu() ? at::detail::createCPUGenerator()
                                   : at::globalContext().defaultGenerator(model.device()).clone();
}

} // namespace core::engine
