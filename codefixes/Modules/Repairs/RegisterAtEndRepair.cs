using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Registration;

namespace TorchSharp.Analyzers.Modules.Repairs;

/// <summary><c>RegisterComponents();</c> as the last statement of each constructor that lacks it, or moved there.</summary>
internal sealed class RegisterAtEndRepair() : LocalRepair("RegisterAtEnd", new("Call RegisterComponents() at the end of the constructor", "在构造函数的最后调用 RegisterComponents()"))
{
    private const string Call = ModuleMembers.Register + "();";

    protected override IEnumerable<TextChange> ChangesFor(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation)
    {
        if (place.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration)
            return [];
        var kind = finding.Properties.TryGetValue(UnregisteredPart.KindProperty, out var name) ? name : null;
        var changes = kind switch
        {
            nameof(LossOfPart.Missing) or nameof(LossOfPart.MissingInOne) => Insert(declaration).ToList(),
            nameof(LossOfPart.LateAssignment) or nameof(LossOfPart.LateAddition) => Move(place).ToList(),
            _ => [],
        };
        return RegistrationVerdict.IsBetter(model, declaration, changes, cancellation) ? changes : [];
    }

    private static IEnumerable<TextChange> Insert(TypeDeclarationSyntax declaration)
    {
        if (declaration.ParameterList is not null)
            return PrimaryConstructor.WithBody(declaration, Call);
        var constructors = declaration.Members.OfType<ConstructorDeclarationSyntax>().Where(static one => !one.Modifiers.Any(static modifier => modifier.ValueText == "static")).ToList();
        return constructors.Count == 0
            ? ConstructorEnd.New(declaration, Call)
            : constructors.Where(static one => one.Initializer?.ThisOrBaseKeyword.ValueText != "this" && !Registers(one)).SelectMany(static one => ConstructorEnd.Append(one, Call));
    }

    /// <summary>The call is in the same constructor, and what is late stands in it, too, or is called from it.</summary>
    private static IEnumerable<TextChange> Move(SyntaxNode place)
    {
        if (place.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not { Body: { } body } constructor)
            return [];
        var calls = body.Statements.OfType<ExpressionStatementSyntax>().Where(Registers).ToList();
        return calls.Count != 1 ? [] : [new TextChange(ConstructorEnd.LineOf(calls[0]), ""), .. ConstructorEnd.Append(constructor, Call, without: calls[0])];
    }

    private static bool Registers(SyntaxNode node) => node.DescendantNodes().OfType<SimpleNameSyntax>().Any(static name => name.Identifier.ValueText == ModuleMembers.Register);
}
