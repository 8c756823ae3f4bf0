namespace TorchSharp.Analyzers.Testing;

/// <summary>One file of a test program. A tuple <c>("Model.cs", "…")</c> converts to it, and a text alone is a program of one file.</summary>
public readonly record struct SourceFile(string Name, string Text)
{
    public const string OnlyFile = "Program.cs";

    public static implicit operator SourceFile(string text) => new(OnlyFile, text);

    public static implicit operator SourceFile((string Name, string Text) file) => new(file.Name, file.Text);

    public static SourceFile FromString(string text) => text;

    public static SourceFile FromValueTuple((string Name, string Text) file) => file;
}
