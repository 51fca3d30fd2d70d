namespace Ankang.Workflows.Intake;

/// <summary>How much of a file from outside is looked at. What is far beyond a real file is a mistake or an attack, and is refused.</summary>
/// <remarks>All caps stand here; <c>docs/security.md</c> has them for whoever runs the product.</remarks>
public static class IntakeLimits
{
    /// <summary>Largest document of a list. Real ones have some hundred kilobytes, with pictures a few megabytes.</summary>
    public const int MaxDocument = 16 * 1024 * 1024;

    /// <summary>Largest sheet of contacts: three hundred units fill 60 kB.</summary>
    public const int MaxContacts = 1024 * 1024;

    /// <summary>What all entries of a docx, xlsx or odt may unpack to; the largest of the tests unpacks to 3 MB.</summary>
    public const long MaxUnpacked = 64L * 1024 * 1024;

    /// <summary>Entries of an archive: a docx has some twenty, and one for each picture.</summary>
    public const int MaxEntries = 2000;

    /// <summary>How many times its packed size an XML entry may have. Sheets of equal rows reach 100; a bomb has a thousand.</summary>
    public const int MaxRatio = 200;

    /// <summary>An XML entry up to this size may have any ratio: style sheets of a few kilobytes pack well.</summary>
    public const long FreeOfRatio = 1024 * 1024;

    /// <summary>Elements inside each other in XML and HTML. Word nests some thirty, web pages up to a hundred.</summary>
    /// <remarks>Readers of both call themselves for each level: 100,000 end the process, this many need a tenth of its stack.</remarks>
    public const int MaxDepth = 400;

    /// <summary>Elements of a document: five thousand rows as Word writes them have 300,000, each of which costs some 400 bytes.</summary>
    public const int MaxElements = 500_000;

    /// <summary>Elements of a sheet of contacts: a thousand units have 90,000.</summary>
    public const int MaxContactElements = 200_000;

    /// <summary>Attributes of one element; each is compared with those before it.</summary>
    public const int MaxAttributes = 500;

    /// <summary>Cells of one table with those that merged ones cover: 5,000 rows of 40 columns.</summary>
    public const int MaxCells = 200_000;

    /// <summary>Signs of a line, paragraph or cell: the whole list of 2021 in one line has 12,000. Some patterns cost the square of it.</summary>
    public const int MaxLine = 20_000;

    /// <summary>Lines of a text.</summary>
    public const int MaxLines = 100_000;

    /// <summary>Signs of all text of a list: the list of 2021 has 12,000, one of 5,000 rows a million.</summary>
    public const int MaxText = 2_000_000;

    /// <summary>Mappings and sequences inside each other in YAML: a catalogue has six.</summary>
    public const int MaxYamlDepth = 20;

    /// <summary>Values of a YAML file: the catalogue of 2021 has 2,500.</summary>
    public const int MaxYamlNodes = 200_000;

    /// <summary>Signs of a holiday notice, which has some forty lines.</summary>
    public const int MaxHolidays = 100_000;

    /// <summary>
    /// A form with files: what is larger than a file may be is still read, so that a page can say so. Who is cut off in the middle sees none.
    /// </summary>
    public const int MaxUpload = 64 * 1024 * 1024;

    /// <summary>Bodies of the API other than whole lists: a confirmation has some hundred bytes.</summary>
    public const int MaxApiBody = 1024 * 1024;

    /// <summary>A whole list with its calendars, as the API takes it.</summary>
    public const int MaxApiList = 8 * 1024 * 1024;

    /// <summary>A mail in the mailbox that mails come back to: reports have some ten kB, with what they send back a few MB.</summary>
    public const int MaxMail = 5 * 1024 * 1024;

    /// <summary>Seconds for reading a document in a process of its own: a list of 5,000 rows takes six.</summary>
    public const int MaxReadingSeconds = 40;

    /// <summary>Memory of that process for what it makes of the document.</summary>
    public const long MaxReadingMemory = 768L * 1024 * 1024;

    /// <summary>Documents read at the same time; who comes later waits.</summary>
    public const int MaxReadings = 2;

    /// <summary>Signs of an edited template; the longest of ours has 2,300.</summary>
    public const int MaxTemplate = 20_000;

    /// <summary>Conditions and loops inside each other; ours have six.</summary>
    public const int MaxTemplateDepth = 20;

    /// <summary>Conditions, filters and brackets of one tag; the parser calls itself for each.</summary>
    public const int MaxTemplateOperators = 20;

    /// <summary>Statements that one mail or letter may take: three hundred items in the longest of ours take some 20,000.</summary>
    public const int MaxTemplateSteps = 200_000;

    /// <summary>Parts within parts; ours have three.</summary>
    public const int MaxTemplateParts = 20;

    /// <summary>Signs of a value that a template assigns.</summary>
    public const int MaxTemplateValue = 10_000;

    /// <summary>Signs of a mail or letter: three hundred duties have 60,000.</summary>
    public const int MaxTemplateOutput = 1_000_000;
}
