using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>Calls of the library: what registers, what looks at what is registered, what makes, what moves.</summary>
internal sealed partial class ConstructorWalk
{
    private Held CallLibrary(IInvocationOperation call, Held receiver)
    {
        var method = call.TargetMethod;
        var arguments = call.Arguments.Select(argument => Eval(argument.Value)).ToList();
        var subject = method.IsExtensionMethod && call.Instance is null && arguments.Count > 0 ? arguments[0] : receiver;
        if (IsOwn(subject) && OnOwn(call, arguments) is { } held)
            return held;
        if (!IsOwn(subject) && (subject.Things.Contains(Own) || arguments.Any(static argument => argument.Things.Contains(Own))))
            return Lose();
        NoteOptimizer(call, arguments);
        if (ModuleMembers.ByHand.Contains(method.Name) || ModuleLists.Appending.Contains(method.Name) || ModuleLists.Changing.Contains(method.Name) || method.Name is "update" or "Insert")
            return AddAll(call, subject, arguments);
        if (method.Name == ModuleMembers.SetRequiresGrad)
            _state = _state with { WithGradient = _state.WithGradient.Union((subject = Computed(call, subject)).Things) };
        if (subject.Things.Count > 0 && IsSame(method))
            return subject;
        return Given(call, subject, arguments);
    }

    /// <summary><c>(ones(3) * 2).requires_grad_()</c>: what an operator gives is a tensor, and no weight.</summary>
    private Held Computed(IInvocationOperation call, Held subject) =>
        subject.Things.IsEmpty && call.Instance is IBinaryOperation or IUnaryOperation ? Held.Of(Make(ThingKind.Tensor, call, call.Type)) : subject;

    /// <summary>A call on the module under construction.</summary>
    private Held? OnOwn(IInvocationOperation call, IReadOnlyList<Held> arguments)
    {
        var name = call.TargetMethod.Name;
        if (name == ModuleMembers.Register)
            return IsChain ? ChainRegisters() : RegisterMembers();
        if (IsChain ? name is "append" or "Add" : ModuleMembers.ByHand.Contains(name))
        {
            foreach (var argument in arguments)
                Register(Flat(argument), isCertain: true);
            return Held.Of(Own);
        }

        if (ModuleMembers.Lazily.Contains(name))
            return Held.Of(Make(ThingKind.OwnParts, call, null));
        if (!ModuleMembers.Eager.Contains(name))
            return IsChain && ModuleMembers.ByHand.Contains(name) ? Held.Nothing : null;
        NoteLook(call, name);
        foreach (var argument in arguments.Where(static argument => argument.Things.Any(static thing => thing.Kind == ThingKind.Function)))
            Either(() => Invoke(argument, [Held.Other]), static () => Held.Nothing);
        return Held.Of(Own);
    }

    private bool IsChain => ModuleHierarchy.IsChain(type);

    /// <summary>A chain asks its steps only: what its fields hold is registered where nobody looks.</summary>
    private Held ChainRegisters()
    {
        _state = _state with { HasRun = true };
        return Held.Nothing;
    }

    private Held AddAll(IInvocationOperation call, Held subject, List<Held> arguments)
    {
        for (var i = call.TargetMethod.IsExtensionMethod && call.Instance is null ? 1 : 0; i < arguments.Count; i++)
        {
            if (subject.IsOnly(ThingKind.Layer))
                AddOrEscape(subject, arguments[i]);
            else
                Add(subject, Flat(arguments[i]), call.Syntax, NameOf(call.Instance));
        }

        return subject;
    }

    /// <summary><c>Linear(8, 1).to(device)</c>, <c>tensor.requires_grad_()</c>: it is what it was.</summary>
    private static bool IsSame(IMethodSymbol method) =>
        (method.IsExtensionMethod && ModuleMoves.All.Contains($"{method.ContainingType.Name}.{method.Name}")) || method.Name == "apply" || InPlace.IsName(method.Name) || ModuleMembers.SameTensor.Contains(method.Name);

    /// <summary>What a call gives: a new module with what it is given, or what is in the object that it is called on.</summary>
    private Held Given(IInvocationOperation call, Held subject, IReadOnlyList<Held> arguments)
    {
        foreach (var function in arguments.Where(static argument => argument.Things.Any(static thing => thing.Kind == ThingKind.Function)))
            Either(() => Invoke(function, [Held.Other, Held.Other]), static () => Held.Nothing);
        if (subject.Things.Any(static thing => thing.Kind is ThingKind.List or ThingKind.Chain or ThingKind.Collection) && MayBePart(call.Type))
            return ContentOf(subject).Join(IsCollection(call.Type!) ? Collect(call, [ContentOf(subject)]) : Held.Nothing);
        if (call.Instance is not null && KindOf(call.Type) is not (ThingKind.Tensor or ThingKind.Parameter))
            return Other(call.Type);
        return call.TargetMethod.IsStatic && !call.TargetMethod.IsExtensionMethod && KindOf(call.Type) is not null ? Made(call, call.Type, arguments)
            : KindOf(call.Type) is ThingKind.Tensor ? Held.Of(Make(ThingKind.Tensor, call, call.Type)) : Other(call.Type);
    }

    /// <summary><c>Adam(parameters())</c> goes over them at once.</summary>
    private void NoteOptimizer(IInvocationOperation call, IReadOnlyList<Held> arguments)
    {
        foreach (var argument in arguments.Where(static argument => argument.Things.Any(static thing => thing.Kind == ThingKind.OwnParts)))
            NoteLook(argument);
    }

    /// <summary>Whether a method of a sequence goes over it: <c>ToList</c>, <c>Sum</c>; <c>Select</c> and <c>Where</c> wait until somebody does.</summary>
    private static bool MayRunOver(IInvocationOperation call) =>
        call.Type is null or { SpecialType: not SpecialType.None } || !(call.Type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T || call.Type.Name is "IOrderedEnumerable");

    private void NoteLook(Held sequences)
    {
        foreach (var sequence in sequences.Things.Where(static thing => thing.Kind == ThingKind.OwnParts))
            NoteLook((IInvocationOperation)sequence.Making!, ((IInvocationOperation)sequence.Making!).TargetMethod.Name);
    }

    private void NoteLook(IInvocationOperation call, string name)
    {
        if (_state.HasRun == false && _state.MayBeRegistered.IsEmpty)
            Note(BuildEventKind.EarlyLook, call.Syntax, call.TargetMethod, Held.Nothing);
    }
}
