using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Ankang.Workflows.Intake;

/// <summary>Loads YAML from outside, looking at each event before anything is built of it.</summary>
/// <remarks>
/// The library calls itself for each level, and an alias makes many values of one: <c>[[[…</c> ends the process, and a text of
/// a kilobyte with nine anchors takes gigabytes. A list needs neither.
/// </remarks>
public static class YamlIntake
{
    /// <exception cref="IntakeException">It is too large, too deep, or has anchors.</exception>
    /// <exception cref="YamlException">It is no YAML.</exception>
    public static YamlStream Load(string text)
    {
        TextIntake.Check(text);
        var stream = new YamlStream();
        stream.Load(new Watched(new Parser(new StringReader(text))));
        return stream;
    }

    private sealed class Watched(IParser parser) : IParser
    {
        private int _depth,
            _nodes;

        public ParsingEvent? Current => parser.Current;

        public bool MoveNext()
        {
            if (!parser.MoveNext())
                return false;
            if (parser.Current is { } current)
                Check(current);
            return true;
        }

        private void Check(ParsingEvent current)
        {
            if (current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
                throw Refused(
                    "an anchor or alias (& or *) stands here",
                    "each value written where it belongs",
                    "Write the value itself; put one that begins with & or * in quotation marks"
                );
            _depth += current.NestingIncrease;
            if (_depth > IntakeLimits.MaxYamlDepth + 2) // the stream and the document are levels too
                throw Refused(
                    $"values are nested more than {IntakeLimits.MaxYamlDepth} deep",
                    "the levels of an earlier file",
                    "Look for an opening bracket that nothing closes"
                );
            if (current is NodeEvent && ++_nodes > IntakeLimits.MaxYamlNodes)
                throw Refused(
                    $"there are more than {IntakeLimits.MaxYamlNodes:N0} values",
                    "a list of some thousand duties",
                    "Keep the duties of one list in one file"
                );

            IntakeException Refused(string found, string expected, string mend) => new(found, expected, mend, Math.Max(1, (int)current.Start.Line));
        }
    }
}
