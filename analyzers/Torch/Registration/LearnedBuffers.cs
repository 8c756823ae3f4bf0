using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>Tensors with a gradient that a module holds in a field: registered as buffers, which no optimizer gets.</summary>
internal static class LearnedBuffers
{
    public static IEnumerable<(ISymbol Member, Location Place)> Of(DeclaredModule module, CancellationToken cancellation)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var construction in module.Class.Constructions)
        {
            foreach (var member in construction.Members)
            {
                if (IsLearnedBuffer(member.Held, construction.Final) && RegistrationLosses.PlaceOf(member.Member, module, cancellation) is { } place && seen.Add(member.Member)
                    && OwnUses.IsUsedLater(module.Class, member.Member, cancellation) && !module.Classes.IsTakenInHand(member.Member.Name, module.Class.Walked, cancellation))
                    yield return (member.Member, place);
            }
        }
    }

    private static bool IsLearnedBuffer(Held held, BuildState state) =>
        held.IsOnly(ThingKind.Tensor) && held.Things.All(tensor => (state.WithGradient.Contains(tensor) || IsMadeWithGradient(tensor.Making)) && !IsInParameter(tensor, state));

    /// <summary><c>randn(3, requires_grad: true)</c>.</summary>
    private static bool IsMadeWithGradient(IOperation? making) =>
        making is IInvocationOperation call && call.TargetMethod.IsStatic && call.Arguments.Any(static argument =>
            argument.Parameter?.Name == ModuleMembers.RequiresGrad && argument.Value.ConstantValue is { HasValue: true, Value: true });

    /// <summary><c>register_parameter("w", Parameter(w))</c>: it is trained under that name.</summary>
    private static bool IsInParameter(Thing tensor, BuildState state) =>
        state.Contents.Any(one => one.Key.Kind == ThingKind.Parameter && one.Value.Things.Contains(tensor));
}
