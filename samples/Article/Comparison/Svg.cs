using System.Globalization;
using System.Xml.Linq;

namespace Article.Comparison;

/// <summary>The few elements of SVG that a board is made of, and how they move.</summary>
internal static class Svg
{
    /// <summary>Moments at which figures change, before the picture rests at the end.</summary>
    public const int Frames = 40;

    private const double Seconds = 12;

    /// <summary>When the trainings are over; what is left of the time shows the end.</summary>
    private const double End = 0.7;

    private static readonly XNamespace Space = "http://www.w3.org/2000/svg";

    public static XName Name(string element) => Space + element;

    public static XElement Picture(int width, int height, string title) => new(
        Name("svg"),
        new XAttribute("viewBox", $"0 0 {width} {height}"),
        new XAttribute("width", width),
        new XAttribute("height", height),
        new XAttribute("role", "img"),
        new XAttribute("font-family", "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"),
        new XAttribute("font-size", 15),
        new XElement(Name("title"), title),
        new XElement(Name("rect"), new XAttribute("width", width), new XAttribute("height", height), new XAttribute("rx", 10), new XAttribute("fill", "#1e1e2e")));

    public static XElement Text(int x, int y, string text, string color, bool isRight = false, bool isBold = false) => new(
        Name("text"),
        new XAttribute("x", x),
        new XAttribute("y", y),
        new XAttribute("fill", color),
        isRight ? new XAttribute("text-anchor", "end") : null,
        isBold ? new XAttribute("font-weight", "bold") : null,
        text);

    public static XElement Line(int x, int y, int width) => Bar(x, y, width, 1, "#3c3c55");

    public static XElement Bar(int x, int y, int width, int height, string color) => new(
        Name("rect"),
        new XAttribute("x", x),
        new XAttribute("y", y),
        new XAttribute("width", width),
        new XAttribute("height", height),
        new XAttribute("fill", color));

    public static XElement Curve(IEnumerable<(double X, double Y)> points, string color, string clip) => new(
        Name("polyline"),
        new XAttribute("points", string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#},{point.Y:0.#}")))),
        new XAttribute("fill", "none"),
        new XAttribute("stroke", color),
        new XAttribute("stroke-width", 2),
        new XAttribute("clip-path", $"url(#{clip})"));

    /// <summary>A bar that grows from nothing to its width.</summary>
    public static XElement Growing(XElement bar)
    {
        var width = bar.Attribute("width")!.Value;
        bar.Add(Animated("width", $"0;{width};{width}", "0", Share(End), "1"));
        return bar;
    }

    /// <summary>A text that is seen from one moment to the end of another.</summary>
    /// <param name="text">The element.</param>
    /// <param name="first">From 0.</param>
    /// <param name="last">The number of moments stands for the rest at the end.</param>
    public static XElement Shown(XElement text, int first, int last)
    {
        var (from, to) = (Share(End * first / Frames), Share(End * (last + 1) / Frames));
        var stays = last == Frames;
        if (!stays)
            text.Add(new XAttribute("visibility", "hidden"));
        text.Add((first, stays) switch
        {
            (0, _) => Discrete("visible;hidden", "0", to),
            (_, true) => Discrete("hidden;visible", "0", from),
            _ => Discrete("hidden;visible;hidden", "0", from, to),
        });
        return text;
    }

    private static XElement Discrete(string values, params string[] times)
    {
        var animation = Animated("visibility", values, times);
        animation.Add(new XAttribute("calcMode", "discrete"));
        return animation;
    }

    private static XElement Animated(string attribute, string values, params string[] times) => new(
        Name("animate"),
        new XAttribute("attributeName", attribute),
        new XAttribute("values", values),
        new XAttribute("keyTimes", string.Join(';', times)),
        new XAttribute("dur", string.Create(CultureInfo.InvariantCulture, $"{Seconds}s")),
        new XAttribute("repeatCount", "indefinite"));

    private static string Share(double time) => time.ToString("0.####", CultureInfo.InvariantCulture);
}
