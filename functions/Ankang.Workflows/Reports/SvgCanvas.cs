using System.Globalization;
using System.Text;
using System.Xml;

namespace Ankang.Workflows.Reports;

/// <summary>Draws one SVG: rectangles, lines, words, each of a class that a stylesheet colours. Equal calls give equal text.</summary>
/// <remarks>It is told to those who do not see it by a title and a description, as every picture of ours.</remarks>
internal sealed class SvgCanvas : IDisposable
{
    private const string Namespace = "http://www.w3.org/2000/svg";
    private readonly StringBuilder _text = new();
    private readonly XmlWriter _svg;

    /// <param name="name">Class of the picture, and what its ids begin with.</param>
    public SvgCanvas(string name, double width, double height, string title, string description)
    {
        _svg = XmlWriter.Create(
            _text,
            new()
            {
                OmitXmlDeclaration = true,
                Indent = true,
                IndentChars = "",
                NewLineChars = "\n",
            }
        );
        _svg.WriteStartElement("svg", Namespace);
        Attributes(
            ("viewBox", $"0 0 {N(width)} {N(height)}"),
            ("width", N(width)),
            ("height", N(height)),
            ("role", "img"),
            ("class", name),
            ("aria-labelledby", $"{name}-title {name}-desc"),
            ("lang", "zh-CN")
        );
        Element("title", title, ("id", $"{name}-title"));
        Element("desc", description, ("id", $"{name}-desc"));
    }

    public void Dispose() => _svg.Dispose();

    /// <summary>Ends the picture.</summary>
    public string Finish()
    {
        _svg.WriteEndElement();
        _svg.Flush();
        return _text.Append('\n').ToString();
    }

    /// <summary>The picture's own stylesheet, for one that stands alone.</summary>
    public void Style(string css) => Element("style", css);

    /// <summary>Markup of ours, such as marks that are used several times.</summary>
    public void Raw(string markup) => _svg.WriteRaw(markup);

    /// <summary>What follows is told as one thing when it is pointed at.</summary>
    public void Begin(string title)
    {
        _svg.WriteStartElement("g");
        Element("title", title);
    }

    public void End() => _svg.WriteEndElement();

    public void Rectangle(string style, double x, double y, double width, double height)
    {
        _svg.WriteStartElement("rect");
        Attributes(("class", style), ("x", N(x)), ("y", N(y)), ("width", N(width)), ("height", N(height)));
        _svg.WriteEndElement();
    }

    public void Circle(string style, double x, double y, double radius)
    {
        _svg.WriteStartElement("circle");
        Attributes(("class", style), ("cx", N(x)), ("cy", N(y)), ("r", N(radius)));
        _svg.WriteEndElement();
    }

    public void Line(string style, params IEnumerable<(double X, double Y)> points)
    {
        _svg.WriteStartElement("polyline");
        Attributes(("class", style), ("points", string.Join(' ', points.Select(p => $"{N(p.X)},{N(p.Y)}"))));
        _svg.WriteEndElement();
    }

    public void Words(string style, double x, double y, string text, string? anchor = null) =>
        Element(
            "text",
            text,
            [("class", style), ("x", N(x)), ("y", N(y)), .. anchor is null ? Array.Empty<(string, string)>() : [("text-anchor", anchor)]]
        );

    /// <summary>A mark that was defined before.</summary>
    public void Use(string id, double x, double y)
    {
        _svg.WriteStartElement("use");
        Attributes(("href", $"#{id}"), ("x", N(x)), ("y", N(y)));
        _svg.WriteEndElement();
    }

    private void Element(string name, string text, params IEnumerable<(string Name, string Value)> attributes)
    {
        _svg.WriteStartElement(name);
        Attributes(attributes);
        _svg.WriteString(XmlText.Clean(text));
        _svg.WriteEndElement();
    }

    private void Attributes(params IEnumerable<(string Name, string Value)> attributes)
    {
        foreach ((string name, string value) in attributes)
            _svg.WriteAttributeString(name, value);
    }

    private static string N(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);
}
