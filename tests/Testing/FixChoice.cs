using Microsoft.CodeAnalysis.CodeActions;

namespace TorchSharp.Analyzers.Testing;

/// <summary>Which of the fixes that the light bulb lists: by place in the list, or by title.</summary>
public readonly record struct FixChoice(int Index, string? Title)
{
    public static implicit operator FixChoice(int index) => new(index, null);

    public static implicit operator FixChoice(string title) => new(0, title);

    public static FixChoice FromInt32(int index) => index;

    public static FixChoice FromString(string title) => title;

    public override string ToString() => Title is null ? $"fix {Index}" : $"fix '{Title}'";

    internal CodeAction? Of(IReadOnlyList<CodeAction> offered)
    {
        var title = Title;
        return title is null ? offered.ElementAtOrDefault(Index) : offered.FirstOrDefault(action => action.Title == title);
    }
}
