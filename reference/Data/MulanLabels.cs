using System.Xml;
using System.Xml.Linq;

namespace TorchSharp.Reference.Data;

/// <summary>Reads the XML file that Mulan puts beside an ARFF file to say which of its columns are labels.</summary>
/// <remarks>
/// Labels may be nested, where they form a hierarchy: the hierarchy is not kept. Format: https://mulan.sourceforge.net/format.html
/// </remarks>
public static class MulanLabels
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The names in the file's order, which need not be that of the columns.</returns>
    /// <exception cref="InvalidDataException">
    /// The file is no such file; the message names file, line, column, what was expected and what was found.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<string> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var root = Load(path);
        if (root.Name.LocalName != "labels")
            throw Expected(path, root, "the element 'labels'", $"'{root.Name.LocalName}'");

        var names = new List<string>();
        foreach (var element in root.Descendants())
            names.Add(ReadLabel(path, element, names));
        return names.Count > 0 ? names : throw Expected(path, root, "at least one element 'label'", "none");
    }

    private static XElement Load(string path)
    {
        try
        {
            // Document types are refused by default, and with them entities that grow without bound.
            using var reader = XmlReader.Create(path);
            return XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
        }
        catch (XmlException e)
        {
            throw new InvalidDataException($"'{path}', line {e.LineNumber}, column {e.LinePosition}: expected XML; {e.Message}", e);
        }
    }

    private static string ReadLabel(string path, XElement element, List<string> before)
    {
        if (element.Name.LocalName != "label")
            throw Expected(path, element, "the element 'label'", $"'{element.Name.LocalName}'");

        var name = (string?)element.Attribute("name");
        if (string.IsNullOrEmpty(name))
            throw Expected(path, element, "an attribute 'name'", "none");

        return !before.Contains(name) ? name : throw Expected(path, element, "a name that no label before has", $"'{name}'");
    }

    private static InvalidDataException Expected(string path, IXmlLineInfo place, string expected, string found) =>
        new($"'{path}', line {place.LineNumber}, column {place.LinePosition}: expected {expected}, found {found}");
}
