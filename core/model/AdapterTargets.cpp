// Which modules an adapter changes: peft/tuners/tuners_utils.py check_target_module_exists and peft/utils/other.py
// get_pattern_key, held to them by tests.
#include "core/Error.h"
#include "core/model/AdapterConfig.h"
#include "core/model/ModulePattern.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>

namespace core {
namespace {

using Extent = ModulePattern::Extent;
using Names = std::vector<std::string>;

bool isNamed(const Names& names, std::string_view path) {
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& name) { return path == name || path.ends_with("." + name); });
}

Location placeOf(const AdapterConfig& config, const char* field) {
    return {.file = config.file, .field = field};
}

bool isAllLinear(const ModuleChoice& choice) {
    const auto* text = std::get_if<std::string>(&choice);
    if (!text) return false;
    std::string lowered = *text;
    std::transform(lowered.begin(), lowered.end(), lowered.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lowered == "all-linear";
}

/// PEFT's choice for one config, with its expressions compiled once.
class ModuleMatcher {
public:
    ModuleMatcher(const AdapterConfig& config, const ModelConfig& model) : m_config(config) {
        if (isAllLinear(config.targetModules)) {
            for (const LinearModule& module : linearModules(model))
                if (module.path != model.names.head) m_exactNames.insert(module.path);
        } else if (const auto* expression = std::get_if<std::string>(&config.targetModules)) {
            m_target.emplace_back(*expression, Extent::Whole, placeOf(config, "target_modules"));
        }
        if (const auto* expression = std::get_if<std::string>(&config.excludeModules);
            expression && !expression->empty())
            m_excluded.emplace_back(*expression, Extent::Whole, placeOf(config, "exclude_modules"));
        for (const std::string& name : config.modulesToSave)
            m_saved.emplace_back("(^|.*\\.)" + name + "($|\\..*)", Extent::Start, placeOf(config, "modules_to_save"));
        if (config.layersPattern.empty())
            m_layers.emplace_back(".*?\\.[^.]*\\.(?P<idx>\\d+)\\.", Extent::Start, placeOf(config, "layers_pattern"));
        for (const std::string& name : config.layersPattern)
            m_layers.emplace_back("(?:^|.*?\\.)" + name + "\\.(?P<idx>\\d+)\\.", Extent::Start,
                                  placeOf(config, "layers_pattern"));
    }

    bool targets(std::string_view path) const {
        if (isExcluded(path)) return false;
        if (!m_target.empty()) return m_target.front().matches(path);
        if (std::holds_alternative<std::string>(m_config.targetModules))
            return m_exactNames.contains(path); // all-linear
        const Names& names = std::get<Names>(m_config.targetModules);
        if (std::find(names.begin(), names.end(), path) != names.end())
            return true; // a full path is not held to layers_to_transform
        return isNamed(names, path) && isInLayer(path);
    }

private:
    bool isExcluded(std::string_view path) const {
        const auto matches = [&](const ModulePattern& pattern) { return pattern.matches(path); };
        const auto* names = std::get_if<Names>(&m_config.excludeModules);
        if (names && isNamed(*names, path)) return true;
        return std::any_of(m_excluded.begin(), m_excluded.end(), matches) ||
               std::any_of(m_saved.begin(), m_saved.end(), matches);
    }

    bool isInLayer(std::string_view path) const {
        const std::vector<std::int64_t>& layers = m_config.layersToTransform;
        if (layers.empty()) return true;
        for (const ModulePattern& pattern : m_layers) {
            const std::optional<std::string> index = pattern.indexIn(path);
            if (index)
                return index->size() < 10 &&
                       std::find(layers.begin(), layers.end(), std::stoll(*index)) != layers.end();
        }
        return false;
    }

    const AdapterConfig& m_config;
    std::set<std::string, std::less<>> m_exactNames;
    std::vector<ModulePattern> m_target, m_excluded, m_saved, m_layers;
};

/// The value of the first pattern that matches; a pattern equal to the path counts even where it is no expression for
/// it.
template <class Value> class PatternValues {
public:
    PatternValues(const std::vector<std::pair<std::string, Value>>& patterns, Value otherwise, const Location& where)
        : m_patterns(patterns), m_otherwise(otherwise) {
        for (const auto& [pattern, value] : patterns)
            m_compiled.emplace_back("(.*\\.)?(" + pattern + ")$", Extent::Start, where);
    }
    Value at(const std::string& path) const {
        for (std::size_t i = 0; i < m_patterns.size(); ++i)
            if (m_compiled[i].matches(path)) return m_patterns[i].second;
        for (const auto& [pattern, value] : m_patterns)
            if (pattern == path) return value;
        return m_otherwise;
    }

private:
    const std::vector<std::pair<std::string, Value>>& m_patterns;
    Value m_otherwise;
    std::vector<ModulePattern> m_compiled;
};

/// Every module that is no linear: the embedding, the norms, and what holds others. PEFT has no LoRA for these but for
/// the embedding.
std::set<std::string> otherModules(const ModelConfig& model) {
    std::set<std::string> paths;
    const auto add = [&](std::string path) {
        for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', dot + 1))
            paths.insert(path.substr(0, dot));
        paths.insert(std::move(path));
    };
    for (const NeededTensor& tensor : neededTensors(model)) add(tensor.name.substr(0, tensor.name.rfind('.')));
    for (const LinearModule& module : linearModules(model)) paths.erase(module.path);
    const auto parent = [](const std::string& path) { return path.substr(0, path.rfind('.') + 1); };
    if (model.hasRotary) paths.insert(parent(model.names.layers) + "rotary_emb");
    for (std::int64_t layer = 0; layer < model.layerCount; ++layer)
        paths.insert(layerPath(model, layer) + parent(model.names.up) + "act_fn");
    return paths;
}

std::string moduleNames(const ModelConfig& model) {
    std::string names;
    std::set<std::string> seen;
    for (const LinearModule& module : linearModules(model)) {
        const std::string name = module.path.substr(module.path.rfind('.') + 1);
        if (seen.insert(name).second) names += (names.empty() ? "" : ", ") + name;
    }
    return names;
}

std::string choiceText(const ModuleChoice& choice) {
    if (const auto* expression = std::get_if<std::string>(&choice)) return *expression;
    std::string text;
    for (const std::string& name : std::get<Names>(choice)) text += (text.empty() ? "" : ", ") + name;
    return text;
}

} // namespace

std::vector<AdapterTarget> adapterTargets(const AdapterConfig& config, const ModelConfig& model) {
    const ModuleMatcher matcher(config, model);
    for (const std::string& path : otherModules(model))
        if (matcher.targets(path))
            throw Error(ProblemCode::AdapterUnsupported, placeOf(config, "target_modules"),
                        {"LoRA on «" + path + "», which is no linear module", moduleNames(model)});
    const PatternValues<std::int64_t> ranks(config.rankPattern, config.rank, placeOf(config, "rank_pattern"));
    const PatternValues<double> alphas(config.alphaPattern, config.alpha, placeOf(config, "alpha_pattern"));
    std::vector<AdapterTarget> targets;
    for (LinearModule& module : linearModules(model)) {
        if (!matcher.targets(module.path)) continue;
        const std::int64_t rank = ranks.at(module.path);
        const double alpha = alphas.at(module.path);
        const double divisor = config.rankStabilised ? std::sqrt(static_cast<double>(rank)) : static_cast<double>(rank);
        targets.push_back({std::move(module), rank, alpha, alpha / divisor});
    }
    if (targets.empty())
        throw Error(ProblemCode::AdapterNoTarget, placeOf(config, "target_modules"),
                    {choiceText(config.targetModules), moduleNames(model)});
    return targets;
}

std::vector<std::string> unmatchedTargets(const AdapterConfig& config, const ModelConfig& model) {
    std::vector<std::string> unmatched;
    const auto* names = std::get_if<Names>(&config.targetModules);
    if (!names) return unmatched;
    const std::vector<LinearModule> modules = linearModules(model);
    for (const std::string& name : *names)
        if (std::none_of(modules.begin(), modules.end(),
                         [&](const LinearModule& module) { return isNamed({name}, module.path); }))
            unmatched.push_back(name);
    return unmatched;
}

std::vector<NeededTensor> savedParameters(const AdapterConfig& config, const ModelConfig& model) {
    // A name may be the end of the path of a module or of one that holds it («mlp»): PEFT then keeps everything inside.
    const auto isSaved = [&](const std::string& module) {
        for (std::size_t end = module.size(); end != std::string::npos && end > 0; end = module.rfind('.', end - 1)) {
            const std::string_view path(module.data(), end);
            for (const std::string& name : config.modulesToSave)
                if (path.ends_with(name)) return true;
        }
        return false;
    };
    std::vector<NeededTensor> saved;
    for (NeededTensor& tensor : neededTensors(model)) {
        if (!isSaved(tensor.name.substr(0, tensor.name.rfind('.')))) continue;
        tensor.optional = false;
        saved.push_back(std::move(tensor));
    }
    return saved;
}

} // namespace core
