using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Rules.Assessment;

/// <summary>What a duty weighs for a unit: its task's weight, shared among the duties of the task that are asked of the unit.</summary>
internal sealed class DutyWeights
{
    private readonly AssessmentPolicy _policy;
    private readonly YearCatalogue _catalogue;
    private readonly Dictionary<string, HashSet<string>> _asked;
    private readonly ILookup<int, Obligation> _byTask;

    public DutyWeights(AssessmentPolicy policy, YearCatalogue catalogue, UnitDirectory directory)
    {
        (_policy, _catalogue) = (policy, catalogue);
        _asked = catalogue.Obligations.ToDictionary(o => o.Id, o => directory.Expand(o.AskedOf).Select(u => u.Id).ToHashSet());
        _byTask = catalogue.Obligations.ToLookup(o => o.Task);
    }

    /// <summary>1 for a duty that no catalogue has: what an interview left to do.</summary>
    public decimal Of(string duty, string unit)
    {
        if (_catalogue.Find(duty) is not { } own)
            return 1;
        decimal all = _byTask[own.Task].Where(o => o.Id == duty || _asked[o.Id].Contains(unit)).Sum(o => Within(o.Id));
        return _policy.TaskWeights.GetValueOrDefault(own.Task, 1) * Within(duty) / all;
    }

    private decimal Within(string duty) => _policy.DutyWeights.GetValueOrDefault(duty, 1);
}
