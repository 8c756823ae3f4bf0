using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Edits;

namespace TorchSharp.Analyzers.Modules.Repairs;

/// <summary>
/// A primary constructor has no body: <c>class Net(int width) : Module("net") { Linear fc = Linear(width, 1); }</c> gets one, to which the
/// initialisers that use its parameters move. Where methods use them, too, there is no edit.
/// </summary>
internal static class PrimaryConstructor
{
    public static IEnumerable<TextChange> WithBody(TypeDeclarationSyntax declaration, string statement)
    {
        var names = new HashSet<string>(declaration.ParameterList!.Parameters.Select(static parameter => parameter.Identifier.ValueText), StringComparer.Ordinal);
        var fields = declaration.Members.OfType<FieldDeclarationSyntax>().SelectMany(static field => field.Declaration.Variables).Where(variable => Uses(variable.Initializer, names)).ToList();
        if (declaration.Members.Any(member => Uses(member, names) && !(member is FieldDeclarationSyntax && fields.Exists(member.Contains)))
            || fields.Exists(static field => field.Parent!.Parent is MemberDeclarationSyntax { Modifiers: var modifiers } && modifiers.Any(SyntaxKind.StaticKeyword)))
            return [];
        var text = declaration.SyntaxTree.GetText();
        var (newLine, indent) = (StatementLines.NewLineOf(text), StatementLines.IndentOf(declaration, text) + StatementLines.StepOf(text));
        if (text.Lines.IndexOf(declaration.OpenBraceToken.SpanStart) == text.Lines.IndexOf(declaration.CloseBraceToken.SpanStart))
            return [];
        var created = declaration.BaseList?.Types.FirstOrDefault() as PrimaryConstructorBaseTypeSyntax;
        var body = fields.Select(static field => $"{(field.Identifier.Text)} = {field.Initializer!.Value};").Append(statement);
        var code = $"public {declaration.Identifier.Text}{declaration.ParameterList}{(created is null ? "" : $" : base{created.ArgumentList}")}{newLine}{indent}{{"
            + $"{string.Concat(body.Select(line => $"{newLine}{indent}{StatementLines.StepOf(text)}{line}"))}{newLine}{indent}}}";
        var last = declaration.Members.LastOrDefault(static member => member is FieldDeclarationSyntax);
        var at = last?.Span.End ?? declaration.OpenBraceToken.Span.End;
        return
        [
            new TextChange(declaration.ParameterList.Span, ""),
            .. created is null ? Array.Empty<TextChange>() : [new TextChange(created.ArgumentList.Span, "")],
            .. fields.Select(static field => new TextChange(TextSpan.FromBounds(field.Identifier.Span.End, field.Span.End), "")),
            new TextChange(new TextSpan(at, 0), last is null ? $"{newLine}{indent}{code}{newLine}" : $"{newLine}{newLine}{indent}{code}"),
        ];
    }

    private static bool Uses(SyntaxNode? node, HashSet<string> names) => node?.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => names.Contains(name.Identifier.ValueText)) == true;
}
