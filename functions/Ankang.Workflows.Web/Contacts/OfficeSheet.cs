using System.Text.RegularExpressions;
using Ankang.Workflows.Contacts;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Web.Contacts;

/// <summary>A sheet of people as an office has it: 单位, 姓名, 手机, 邮箱 and 职务 in any order, a row a person, units by full or short name.</summary>
/// <remarks>Columns are found by their heads, and by what stands in them where the head says nothing. People whom it does not name stay.</remarks>
internal static partial class OfficeSheet
{
    private const int MostBeforeHead = 10;
    private static readonly string[] UnitHeads = ["单位", "单位名称", "责任单位", "工作单位", "部门"];
    private static readonly string[] NameHeads = ["姓名", "联系人", "名字", "联络员"];
    private static readonly string[] PhoneHeads = ["手机", "手机号", "手机号码", "电话", "联系电话", "联系方式"];
    private static readonly string[] EmailHeads = ["邮箱", "电子邮箱", "电子邮件", "邮件", "email", "e-mail"];
    private static readonly string[] RoleHeads = ["职务", "角色", "身份", "职责", "人员类别"];

    private static readonly (string Word, ContactRole Role)[] Roles =
    [
        ("副联络员", ContactRole.Deputy),
        ("联络员", ContactRole.Liaison),
        ("分管", ContactRole.Supervisor),
        ("主要负责", ContactRole.Principal),
    ];

    /// <returns>Null where no column has units' names.</returns>
    public static ContactImport? Read(IReadOnlyList<(uint Number, Dictionary<int, string> Cells)> rows, UnitDirectory directory)
    {
        int head = rows.Take(MostBeforeHead).ToList().FindIndex(r => r.Cells.Values.Any(c => UnitHeads.Contains(Bare(c))));
        (uint Number, Dictionary<int, string> Cells)[] people = [.. rows.Skip(head + 1).Where(r => r.Cells.Values.Any(c => c.Length > 0))];
        Dictionary<int, string> heads = head < 0 ? [] : rows[head].Cells;
        int? unit = Column(heads, UnitHeads) ?? Fullest(people, c => Find(directory, c).Unit is not null);
        if (unit is null)
            return null;
        int? email = Column(heads, EmailHeads) ?? Fullest(people, c => c.Contains('@', StringComparison.Ordinal));
        int? phone = Column(heads, PhoneHeads) ?? Fullest(people, c => Mobile().IsMatch(TypedText.Narrow(c)));
        int? role = Column(heads, RoleHeads);
        int? name = Column(heads, NameHeads) ?? Fullest(people, c => Named().IsMatch(c), unit, email, phone, role);
        if (email is null && phone is null)
            return new([], [new SheetFault("表头", "没有找到邮箱或手机一列。请在表头写明单位、姓名、手机、邮箱。")]);

        var doubts = new List<SheetFault>();
        var missing = new List<string>();
        var found = new Dictionary<string, Dictionary<ContactRole, Contact>>();
        var places = new Dictionary<string, uint>();
        string above = "";
        foreach ((uint number, Dictionary<int, string> cells) in people)
        {
            // A cell that spans rows has its words in the first.
            above = Cell(cells, unit) is { Length: > 0 } written ? written : above;
            string place = $"第{number}行（{above}）";
            (ResponsibleUnit? of, bool sure) = Find(directory, above);
            if (of is null)
            {
                doubts.Add(new SheetFault(place, "名录中没有这个单位，本行未列入。"));
                continue;
            }

            if (!sure)
                doubts.Add(new SheetFault(place, $"按名称相近认作{of.Names[^1].Full}。"));
            string address = TypedText.Address(Cell(cells, email));
            string person = Cell(cells, name);
            if (address.Length == 0)
            {
                missing.Add($"{of.Names[^1].Full}{person}");
                continue;
            }

            Dictionary<ContactRole, Contact> own = found.TryGetValue(of.Id, out Dictionary<ContactRole, Contact>? known) ? known : found[of.Id] = [];
            places.TryAdd(of.Id, number);
            if (RoleFor(Cell(cells, role), own) is not { } placed)
            {
                doubts.Add(new SheetFault(place, $"{person}与上面的人职责相同，本行未列入，请在单位页登记。"));
                continue;
            }

            if (placed == ContactRole.Deputy && !Cell(cells, role).Contains("副联络员", StringComparison.Ordinal))
                doubts.Add(new SheetFault(place, $"本单位已有联络员，{person}列为副联络员。"));
            string digits = TypedText.Narrow(Cell(cells, phone));
            own[placed] = new Contact(person.Length == 0 ? null : person, address, digits.Length == 0 ? null : digits);
        }

        var faults = new List<SheetFault>();
        var edits = new List<ContactImportRow>();
        foreach ((string id, Dictionary<ContactRole, Contact> own) in found)
        {
            ResponsibleUnit of = directory[id];
            var edit = new ContactEdit(UnitContacts.Of(r => own.GetValueOrDefault(r) ?? of.Contacts[r]));
            faults.AddRange(edit.Check().Select(f => new SheetFault($"第{places[id]}行（{of.Names[^1].Full}）", f.Message)));
            edits.Add(new ContactImportRow(of, edit));
        }

        return new([.. edits.Where(e => e.Changes.Count > 0)], faults) { Doubts = doubts, Missing = missing };
    }

    // Job titles say nothing of what a person does here: whoever is not called otherwise reports for the unit.
    private static ContactRole? RoleFor(string words, Dictionary<ContactRole, Contact> taken)
    {
        ContactRole role = Roles.FirstOrDefault(r => words.Contains(r.Word, StringComparison.Ordinal), (Word: "", Role: ContactRole.Liaison)).Role;
        return !taken.ContainsKey(role) ? role
            : role == ContactRole.Liaison && !taken.ContainsKey(ContactRole.Deputy) ? ContactRole.Deputy
            : null;
    }

    private static (ResponsibleUnit? Unit, bool Sure) Find(UnitDirectory directory, string words)
    {
        string name = Bare(words);
        if (name.Length == 0)
            return (null, false);
        ResponsibleUnit[] same = [.. directory.Units.Where(u => u.Id == name || u.Names.Any(n => n.Full == name || n.Short == name))];
        if (same.Length == 1)
            return (same[0], true);
        ResponsibleUnit[] like =
            same.Length > 1 || name.Length < 3
                ? []
                :
                [
                    .. directory.Units.Where(u =>
                        u.Names.Any(n => n.Full.Contains(name, StringComparison.Ordinal) || name.Contains(n.Full, StringComparison.Ordinal))
                    ),
                ];
        return like.Length == 1 ? (like[0], false) : (null, false);
    }

    private static int? Column(Dictionary<int, string> heads, string[] names) =>
        heads.Where(h => names.Contains(Bare(h.Value).ToLowerInvariant())).Select(h => (int?)h.Key).FirstOrDefault();

    // The column in which most cells are of a kind, where that is at least half of the rows.
    private static int? Fullest((uint Number, Dictionary<int, string> Cells)[] people, Func<string, bool> isOfKind, params int?[] others) =>
        people
            .SelectMany(p => p.Cells)
            .Where(c => !others.Contains(c.Key) && isOfKind(c.Value))
            .GroupBy(c => c.Key)
            .Where(g => g.Count() * 2 >= people.Length)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key)
            .Select(g => (int?)g.Key)
            .FirstOrDefault();

    private static string Cell(Dictionary<int, string> cells, int? column) => column is { } at ? cells.GetValueOrDefault(at) ?? "" : "";

    private static string Bare(string words) => Blanks().Replace(words, "");

    [GeneratedRegex(@"\s+|[*＊]")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^1\d{10}$")]
    private static partial Regex Mobile();

    [GeneratedRegex(@"^[\u4e00-\u9fff·]{2,4}$")]
    private static partial Regex Named();
}
