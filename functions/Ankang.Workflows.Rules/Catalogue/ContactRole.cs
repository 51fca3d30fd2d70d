namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>What a person of a unit is to its duties.</summary>
public enum ContactRole
{
    /// <summary>联络员: gets reminders and confirms.</summary>
    Liaison,

    /// <summary>副联络员: gets every mail that the liaison gets. A unit names up to three.</summary>
    Deputy,

    /// <summary>The second 副联络员.</summary>
    SecondDeputy,

    /// <summary>The third 副联络员.</summary>
    ThirdDeputy,

    /// <summary>分管领导.</summary>
    Supervisor,

    /// <summary>主要负责人; hears only by a letter that people sign.</summary>
    Principal,

    /// <summary>受托人: does the liaison's work on some days (<see cref="Catalogue.Substitute"/>). No post: files and sheets do not name it.</summary>
    Substitute,
}
