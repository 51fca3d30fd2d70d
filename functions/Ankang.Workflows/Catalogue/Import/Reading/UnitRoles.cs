using System.Text.RegularExpressions;

namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>Who is asked by a task and who helps, as its cells print it.</summary>
/// <param name="Asked">The leading units first, then those that answer beside them; each once, as printed without what only describes.</param>
/// <param name="Helping">配合, 协助, 参与, and those behind 会同: not asked.</param>
/// <param name="Deadline">A time that stands among the units: 牵头单位：A局；责任单位：B局，6月底完成.</param>
/// <param name="Doubts">What is no unit, or leaves open who is asked.</param>
internal sealed partial record UnitRoles(IReadOnlyList<string> Asked, IReadOnlyList<string> Helping, string Deadline, IReadOnlyList<string> Doubts)
{
    private static readonly string[] Organs = ["党委", "党工委", "党组", "政府", "管委会", "安委会", "安委办", "委员会"];

    private enum Role
    {
        Asked,
        Helping,

        // 督导单位, 分管领导: printed, and neither asked nor named as helping.
        Printed,
    }

    /// <param name="lead">The cell of those who are responsible.</param>
    /// <param name="support">The cell of those who help.</param>
    public static UnitRoles Read(string lead, string support)
    {
        var reading = new Reading();
        reading.Cell(lead, Role.Asked);
        reading.Cell(support, Role.Helping);
        return reading.Done();
    }

    /// <summary>Those of <see cref="Asked"/> who answer for one duty of the task.</summary>
    /// <param name="unclear">Why a person should look at it; null where it is clear.</param>
    public IReadOnlyList<string> AnswerableFor(ReadDuty duty, out string? unclear)
    {
        unclear = null;
        // 县区党委 and 县区政府 share a cell; a duty of one of them asks that one.
        if (duty.Subject is { } subject && Asked.Where(a => a.EndsWith(subject, StringComparison.Ordinal)).ToList() is { Count: > 0 } one)
            return one;
        if (duty.Named is { Count: > 0 } named)
        {
            string[] own = [.. Asked.Where(a => named.Any(n => UnitNames.Plain(n) == UnitNames.Plain(a).TrimStart('各')))];
            // 安监站每月检查企业1次 beside 各成员单位: who is named in the sentence is meant.
            if (own.Length == named.Count)
                return own;
            if (Asked.All(UnitNames.IsGroup))
                return named;
            // 市安委会每季度召开会议: its office or its members see to it.
            if (!named.All(n => Body().IsMatch(n)))
                unclear = $"the sentence names {string.Join('、', named)}, the 责任单位 are others";
            return Asked;
        }

        return Asked;
    }

    private sealed class Reading
    {
        private readonly List<string> _asked = [],
            _helping = [],
            _times = [],
            _doubts = [];

        public UnitRoles Done()
        {
            if (_asked.Count == 0 && _helping.Count > 0)
                _doubts.Add("only those who help are named, nobody who answers");
            return new(_asked, [.. _helping.Except(_asked)], string.Join('、', _times), _doubts);
        }

        public void Cell(string printed, Role role)
        {
            // A label holds until the next: 牵头单位：A局，B局；配合单位：C局.
            int from = 0;
            foreach (Match label in Label().Matches(printed))
            {
                Labelled(printed[from..label.Index], role);
                role =
                    label.Groups["help"].Success ? Role.Helping
                    : label.Groups["lead"].Success ? Role.Asked
                    : Role.Printed;
                from = label.Index + label.Length;
            }

            Labelled(printed[from..], role);
        }

        private void Labelled(string text, Role role)
        {
            foreach (string group in Parted(text, "，,；;。"))
            {
                // A role at the end of a name is that of all names before it: B局、C局配合.
                var names = new List<string>();
                Role other = role;
                foreach (string part in Parted(group, "、/／").SelectMany(Lines))
                {
                    string[] together = Together().Split(part, 2);
                    Role own = Name(together[0], other, names);
                    if (together.Length == 1)
                    {
                        if (own != other || Ends(part))
                            Settle(names, own);
                        continue;
                    }

                    // A会同B、C: the first leads, the rest help.
                    Settle(names, role);
                    other = Role.Helping;
                    Name(together[1], other, names);
                }

                Settle(names, other);
            }
        }

        /// <summary>Adds the names of a part, and tells the role it is given.</summary>
        private Role Name(string part, Role role, List<string> names)
        {
            string name = Bracket().Replace(part.Trim(), Said);
            if (Suffix().Match(name) is { Success: true } suffix)
            {
                role = role == Role.Helping || suffix.Groups["help"].Success ? Role.Helping : role;
                name = name[..suffix.Index];
            }

            if (Open().Match(name) is { Success: true } open)
            {
                name = name[..open.Index];
                if (role == Role.Asked)
                    _doubts.Add($"“{part.Trim()}” leaves open who else is asked");
            }

            foreach (string one in Joined(Prefix().Replace(name, "")))
                if (one.Length > 0)
                    names.Add(one);
            return role;

            // 市住建局（牵头）, 市水利局（6月底前）; other brackets belong to the name.
            string Said(Match bracket)
            {
                string inside = bracket.Groups["inside"].Value;
                if (BracketRole().Match(inside) is { Success: true } said)
                    role = said.Groups["help"].Success ? Role.Helping : Role.Asked;
                else if (IsTime(inside))
                    _times.Add(inside);
                else
                    return bracket.Value;
                return "";
            }
        }

        private static bool Ends(string part) =>
            Suffix().IsMatch(part.Trim()) || Bracket().Matches(part).Any(b => BracketRole().IsMatch(b.Groups["inside"].Value));

        private void Settle(List<string> names, Role role)
        {
            List<string>? target = role switch
            {
                Role.Asked => _asked,
                Role.Helping => _helping,
                _ => null,
            };
            foreach (string printed in names)
            {
                string name = printed;
                // 各县区党委、政府: the second has the beginning of the first.
                if (
                    Organs.Contains(name)
                    && target is { Count: > 0 }
                    && Organs.FirstOrDefault(o => target[^1].EndsWith(o, StringComparison.Ordinal)) is { } organ
                )
                    name = target[^1][..^organ.Length] + name;
                if (IsTime(name) && !UnitNames.IsUnit(name))
                    _times.Add(name);
                else if (!UnitNames.IsUnit(name))
                {
                    if (target is not null)
                        _doubts.Add($"“{name}” does not look like a unit, and is not asked");
                }
                else if (target is not null && !target.Contains(name))
                    target.Add(name);
            }

            names.Clear();
        }
    }

    private static bool IsTime(string text) => TimeWords.In(Blanks.HalfWidth(text)).Count > 0 || Standing().IsMatch(text);

    /// <summary>Names that stand one below the other or beside each other: 文化站 派出所. A stray blank inside a name parts nothing.</summary>
    private static IEnumerable<string> Lines(string part)
    {
        string[] pieces = part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (pieces.Length == 0)
            yield break;
        string name = pieces[0];
        foreach (string next in pieces.Skip(1))
        {
            if (
                !IsPlaceOf(name, next)
                && UnitNames.IsUnit(Suffix().Replace(name, ""))
                && UnitNames.IsUnit(Suffix().Replace(next, ""))
                && !UnitNames.IsGeneric(next)
            )
            {
                yield return name;
                name = next;
            }
            else
                name += next;
        }

        yield return name;
    }

    // 安康市 应急管理局: the place is a part of the name.
    private static bool IsPlaceOf(string name, string next) => Place().IsMatch(name) && !Place().IsMatch(next) && !Level().IsMatch(next);

    /// <summary>应急局和住建局 are two, 文化和旅游局 is one.</summary>
    private static IEnumerable<string> Joined(string name)
    {
        foreach (Match and in And().Matches(name))
        {
            string left = name[..and.Index],
                right = name[(and.Index + and.Length)..];
            if (
                !UnitNames.IsUnit(left)
                || !UnitNames.IsUnit(right)
                || UnitNames.IsGeneric(right)
                || left.Count(c => c is '(' or '（') != left.Count(c => c is ')' or '）')
            )
                continue;
            return [left, .. Joined(right)];
        }

        return [name];
    }

    /// <summary>At the marks that stand outside brackets.</summary>
    private static IEnumerable<string> Parted(string text, string marks)
    {
        (int from, int depth) = (0, 0);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is '(' or '（')
                depth++;
            else if (text[i] is ')' or '）')
                depth = Math.Max(0, depth - 1);
            else if (depth == 0 && marks.Contains(text[i], StringComparison.Ordinal))
            {
                yield return text[from..i];
                from = i + 1;
            }
        }

        yield return text[from..];
    }

    [GeneratedRegex(
        "(?:(?<help>(?:配合|协办|协助|参与|协同|参加)(?:单位|部门|科室|股室)?)|(?<lead>(?:牵头|责任|主办|主责|承办|实施|落实|主管)(?:责任)?(?:单位|部门|科室|股室|主体)?)"
            + "|(?:督导|监督|监管|指导|验收|分管|责任|牵头|包保|挂钩|市级|县级)[^，,；;。、:：]{0,4}(?:单位|部门|领导|人))[:：]"
    )]
    private static partial Regex Label();

    [GeneratedRegex("(?:安委会|安委|委员会|政府|党委|[市县区省]委|指挥部|领导小组)$")]
    private static partial Regex Body();

    [GeneratedRegex("会同|(?<=[局委办府])商(?=[市县区各])")]
    private static partial Regex Together();

    [GeneratedRegex(
        "(?:(?:按照?(?:各自)?(?:职责|职能)(?:分工)?)?(?<help>(?:积极|协同|共同|做好)?(?:配合|协助|参与|协办|协同)(?:落实|实施|做好)?)"
            + "|按照?(?:各自)?(?:职责|职能)(?:分工)?(?:分别|共同)?(?:负责|落实|抓好|推进)*|(?:分工|分别|共同|具体|按职责)?(?:负责|牵头)+(?:落实|实施|抓总|组织实施)?|负总责|主办|组织实施)$"
    )]
    private static partial Regex Suffix();

    [GeneratedRegex("^(?:牵头|主办|主责|负责|责任)(?:单位|部门)?$|^(?<help>(?:配合|协办|协助|参与)(?:单位|部门)?)$")]
    private static partial Regex BracketRole();

    [GeneratedRegex("[（(](?<inside>[^（）()]*)[）)]")]
    private static partial Regex Bracket();

    [GeneratedRegex("等(?:有关|相关)?(?:部门|单位|职能部门|责任单位)?$")]
    private static partial Regex Open();

    [GeneratedRegex("^(?:由|及|和|与|以及|并由|请)")]
    private static partial Regex Prefix();

    [GeneratedRegex("^[^各]{1,6}[省市县区州盟旗]$")]
    private static partial Regex Place();

    [GeneratedRegex("^[省市县区镇乡各]")]
    private static partial Regex Level();

    [GeneratedRegex("以及|和|及|与")]
    private static partial Regex And();

    [GeneratedRegex("^(?:并)?(?:长期坚持|持续推进|全年|常态化推进|立行立改|持续整改)$")]
    private static partial Regex Standing();
}
