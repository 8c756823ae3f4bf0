using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>Calls: of the program they are followed, of the library they are known, of others they may do anything with what they are given.</summary>
internal sealed partial class ConstructorWalk
{
    private Held Call(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var receiver = call.Instance is { } instance ? Eval(instance) : Held.Nothing;
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return Invoke(receiver, [.. call.Arguments.Select(argument => Eval(argument.Value))]);
        if (TorchSymbols.IsTorchSharp(method.ContainingAssembly))
            return CallLibrary(call, receiver);
        if (IsSource(method))
            return CallSource(call, receiver);
        return CallOther(call, receiver);
    }

    private bool IsSource(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(method.OriginalDefinition.ContainingAssembly, flow.Assembly) && method.OriginalDefinition.DeclaringSyntaxReferences.Length > 0;

    private Held CallSource(IInvocationOperation call, Held receiver)
    {
        var method = call.TargetMethod;
        if (call.Instance is not null && !IsOwn(receiver) && method.MethodKind != MethodKind.LocalFunction)
        {
            foreach (var argument in call.Arguments)
                AddOrEscape(receiver, Eval(argument.Value));
            return Other(call.Type);
        }

        var run = call.Instance is not null && call.IsVirtual ? Implementation(method) : method;
        return RunMethod(run, [.. call.Arguments.Where(static argument => argument.Parameter is not null)
            .Select(argument => (run.OriginalDefinition.Parameters[argument.Parameter!.Ordinal], Eval(argument.Value)))]);
    }

    /// <summary>A module of the program may register what it is given: then it is part of that module.</summary>
    private void AddOrEscape(Held receiver, Held given)
    {
        if (receiver.IsOnly(ThingKind.Layer) && !given.Things.Contains(Own))
        {
            foreach (var holder in receiver.Things)
                Hold(holder, Flat(given));
        }
        else
        {
            Escape(given);
        }
    }

    private void Bind(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var (parameter, value) in arguments.Where(static argument => argument.Parameter is not null)
            .Select(argument => (method.Parameters[argument.Parameter!.Ordinal], Eval(argument.Value))).ToList())
            SetVariable(parameter, value);
    }

    private Held RunMethod(IMethodSymbol method, IReadOnlyList<(IParameterSymbol Parameter, Held Value)> arguments)
    {
        var definition = method.OriginalDefinition;
        definition = definition.PartialImplementationPart ?? definition;
        if (_running.Count > Depth || definition.IsAbstract || definition.IsExtern || definition.DeclaringSyntaxReferences is not [var reference] || !_running.Add(definition))
            return Lose();
        foreach (var (parameter, value) in arguments)
            SetVariable(definition.Parameters[parameter.Ordinal], value);
        var declaration = reference.GetSyntax(cancellation);
        _walked.Add(declaration);
        var held = RunBody(flow.Bodies.OperationOf(declaration, cancellation), definition);
        _running.Remove(definition);
        return held;
    }

    private Held RunBody(IOperation? body, IMethodSymbol method) => body switch
    {
        IMethodBodyOperation code => RunBlock(code.BlockBody ?? code.ExpressionBody),
        ILocalFunctionOperation local => RunBlock(local.Body),
        IBlockOperation block => RunBlock(block),
        _ => method.IsPartialDefinition ? Held.Nothing : Lose(),
    };

    private Held RunBlock(IBlockOperation? block)
    {
        var outer = _frame;
        _frame = new Frame();
        Eval(block);
        _state = _state.Join(_frame.Exit);
        var result = _frame.Result;
        _frame = outer;
        if (block?.Operations.Any(static statement => statement is IReturnOperation { Kind: OperationKind.YieldReturn }) == true || IsIterator(block))
            return Collect(block!, [result]);
        return result;
    }

    private static bool IsIterator(IBlockOperation? block) => block?.Syntax.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<YieldStatementSyntax>().Any() == true;

    private Held Capture(IAnonymousFunctionOperation function)
    {
        var thing = Make(ThingKind.Function, function, function.Type);
        var captured = function.Descendants().Select(used => used switch
        {
            ILocalReferenceOperation local => VariableOf(local.Local),
            IParameterReferenceOperation parameter => VariableOf(parameter.Parameter),
            _ => Held.Nothing,
        }).Aggregate(Held.Nothing, static (all, one) => all.Join(one));
        var own = function.Descendants().Any(static used => used is IInvocationOperation { TargetMethod.Name: var called } && ModuleMembers.Registering.Contains(called)) ? Held.Of(Own) : Held.Nothing;
        return Hold(thing, new Held(captured.Join(own).Things, MayBeOther: false));
    }

    /// <summary>A function runs: a lambda of the constructor is followed, another may do anything.</summary>
    private Held Invoke(Held functions, IReadOnlyList<Held> arguments)
    {
        if (functions.IsOnly(ThingKind.Function) && functions.Things.Count == 1)
            return RunFunction(functions.Things.First(), arguments);
        foreach (var argument in arguments)
            Escape(argument);
        return Held.Other;
    }

    private Held RunFunction(Thing function, IReadOnlyList<Held> arguments)
    {
        switch (function.Making)
        {
            case IAnonymousFunctionOperation lambda when _running.Count <= Depth && _running.Add(lambda.Symbol):
                BindAll(lambda.Symbol.Parameters, arguments);
                var held = RunBlock(lambda.Body);
                _running.Remove(lambda.Symbol);
                return held;
            case IMethodReferenceOperation { Method: var method } when IsSource(method) && (method.IsStatic || method.MethodKind == MethodKind.LocalFunction || IsOwn(ContentOf(function))):
                return RunMethod(method.IsStatic ? method : Implementation(method), [.. method.Parameters.Select((parameter, i) => (parameter, i < arguments.Count ? arguments[i] : Held.Other))]);
            case IMethodReferenceOperation { Method: var method, Instance: not null } when ModuleMembers.ByHand.Contains(method.Name):
                foreach (var argument in arguments)
                    Add(ContentOf(function), argument, function.Node, null);
                return Held.Nothing;
            case IMethodReferenceOperation { Method.Name: ModuleMembers.Register } when IsOwn(ContentOf(function)):
                return IsChain ? ChainRegisters() : RegisterMembers();
            case IMethodReferenceOperation { Instance: not null } when IsOwn(ContentOf(function)):
                return Lose();
            case IMethodReferenceOperation { Method: { } method } reference when TorchSymbols.IsTorchSharp(method.ContainingAssembly) && KindOf(method.ReturnType) is { } kind:
                return Held.Of(Make(kind, reference, method.ReturnType));
            default:
                foreach (var argument in arguments)
                    Escape(argument);
                return Held.Other;
        }
    }

    private void BindAll(ImmutableArray<IParameterSymbol> parameters, IReadOnlyList<Held> values)
    {
        for (var i = 0; i < parameters.Length; i++)
            SetVariable(parameters[i], i < values.Count ? values[i] : Held.Other);
    }

    /// <summary>
    /// <c>layers.Select(…).ToList()</c>, <c>layers.ForEach(…)</c>: functions that are given may run with what the receiver and the arguments hold; what comes
    /// back is made of both.
    /// </summary>
    private Held CallOther(IInvocationOperation call, Held receiver)
    {
        var arguments = call.Arguments.Select(argument => Eval(argument.Value)).ToList();
        var sources = arguments.Where(static held => !held.Things.Any(static thing => thing.Kind == ThingKind.Function)).Aggregate(receiver, static (all, one) => all.Join(one));
        if (sources.Things.Contains(Own))
            return Lose();
        if (sources.Things.Any(static thing => thing.Kind == ThingKind.OwnParts) && MayRunOver(call))
            NoteLook(sources);
        if (IsFilling(call, receiver))
            return Fill(receiver, arguments, call);
        var content = ContentIn(sources);
        var made = Held.Nothing;
        foreach (var function in arguments.Where(static held => held.Things.Any(static thing => thing.Kind == ThingKind.Function)))
            made = made.Join(Either(() => Invoke(function, [content, content, content]), static () => Held.Nothing));
        return Result(call, sources, content, made);
    }

    private Held Result(IInvocationOperation call, Held sources, Held content, Held made)
    {
        if (sources.Things.Any(static thing => thing.Kind == ThingKind.OwnParts))
            return sources;
        var all = made.Things.IsEmpty ? content : IsMapping(call) ? made : content.Join(made);
        if (call.Type is { } type && (IsCollection(type) || KindOf(type) == ThingKind.Collection))
            return Collect(call, [IsMapping(call) || call.TargetMethod.Name is "SelectMany" ? Opened(all, call) : all]);
        return MayBePart(call.Type) ? all.Only(call.Type) : Held.Nothing;
    }

    /// <summary>Of <c>SelectMany</c>, what is in what the function gives.</summary>
    private Held Opened(Held all, IInvocationOperation call) => call.TargetMethod.Name == "SelectMany" ? ContentIn(all) : all;

    private static bool IsMapping(IInvocationOperation call) => call.TargetMethod.Name is "Select" or "SelectMany" or "ConvertAll" or "ToDictionary";

    /// <summary>What is in collections, and what is none itself.</summary>
    private Held ContentIn(Held held) => held.Things.Aggregate(
        held.MayBeOther ? Held.Other : Held.Nothing,
        (all, thing) => all.Join(thing.Kind is ThingKind.Collection or ThingKind.Chain or ThingKind.List ? ContentOf(thing) : Held.Of(thing)));

    /// <summary><c>list.Add(x)</c>, <c>queue.Enqueue(x)</c>, <c>map.TryAdd("a", x)</c>: what is given is in it afterwards.</summary>
    private static bool IsFilling(IInvocationOperation call, Held receiver) =>
        call.Instance is not null && receiver.Things.Any(static thing => thing.Kind == ThingKind.Collection)
        && (call.Type is null or { SpecialType: not SpecialType.None } || call.TargetMethod.Name is "AddLast" or "AddFirst" or "AddAfter" or "AddBefore");

    private Held Fill(Held receiver, IReadOnlyList<Held> arguments, IInvocationOperation call)
    {
        foreach (var argument in arguments)
        {
            if (argument.Things.Any(static thing => thing.Kind == ThingKind.Function) && call.Arguments.Any(static one => one.Parameter?.OriginalDefinition.Type.TypeKind == TypeKind.Delegate))
                Either(() => Invoke(argument, [ContentOf(receiver)]), static () => Held.Nothing);
            else
                Add(receiver, call.TargetMethod.Name is "AddRange" or "InsertRange" or "UnionWith" ? ContentIn(argument) : argument, call.Syntax, NameOf(call.Instance));
        }

        return Held.Nothing;
    }

    private static IMethodSymbol ImplementationOf(IMethodSymbol method, INamedTypeSymbol type) => TypeHierarchy.Implementation(method, type) ?? method;

    private IMethodSymbol Implementation(IMethodSymbol method) => ImplementationOf(method, type);

    private IPropertySymbol Implementation(IPropertySymbol property)
    {
        var accessor = property.GetMethod ?? property.SetMethod;
        return accessor is not null && (property.IsVirtual || property.IsOverride || property.IsAbstract) && Implementation(accessor).AssociatedSymbol is IPropertySymbol found ? found : property;
    }
}
