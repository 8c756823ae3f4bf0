namespace RuleCatalog.Generated;

/// <summary>A file, or a file with a generated part, as the rules want it to be.</summary>
internal sealed record GeneratedFile(string Path, string Content);
