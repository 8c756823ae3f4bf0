using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>
/// Where in a program something is made, applied or decided. A place in this compilation is a piece of text, which an editor can underline and a fix
/// can change; who only names a place in a message need not know whether it is one.
/// </summary>
internal abstract record Place
{
    /// <summary>The text, if it is one of this compilation.</summary>
    public virtual SyntaxNode? Node => null;

    /// <summary>Where an editor shows it; none if it is no text of this compilation.</summary>
    public Location Location => Node?.GetLocation() ?? Location.None;

    /// <summary>The file, as a message names it.</summary>
    public abstract string File { get; }

    /// <summary>The line in the file, from 1.</summary>
    public abstract int Line { get; }

    /// <summary>What places are sorted by, so that messages do not depend on the order of analysis.</summary>
    public abstract string Order { get; }

    public static implicit operator Place(SyntaxNode text) => new PlaceInText(text);

    private sealed record PlaceInText(SyntaxNode Text) : Place
    {
        public override SyntaxNode Node => Text;

        public override string File => Path.GetFileName(Text.SyntaxTree.FilePath);

        public override int Line => Location.GetLineSpan().StartLinePosition.Line + 1;

        public override string Order => $"{Text.SyntaxTree.FilePath}:{Text.SpanStart:D10}:{Text.Span.Length:D10}";

        public override string ToString() => Text.ToString();
    }
}
