using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Functions;

namespace TorchSharp.Analyzers.Torch;

/// <summary>The tables, by spelling; a row becomes a function when a method or class of that spelling is met.</summary>
internal sealed class FunctionTable(TorchSymbols symbols, FloatingTypeValues floatingTypes)
{
    private const string TensorName = "Tensor";

    /// <summary>The only one of its row that makes a dimension.</summary>
    private const string JoiningAlongNew = "torch.stack";

    private static readonly Dictionary<string, Activation> ActivationFunctions = BySpelling(Activations.All, static row => row.Functions);
    private static readonly Dictionary<string, Activation> ActivationModules = BySpelling(Activations.All, static row => row.Modules);
    private static readonly Dictionary<string, Operation> OperationFunctions = BySpelling(Operations.All, static row => row.Functions);
    private static readonly Dictionary<string, Operation> OperationModules = BySpelling(Operations.All, static row => row.Modules);
    private static readonly Dictionary<string, Loss> LossFunctions = BySpelling(KnownLosses.All, static row => row.Functions);
    private static readonly Dictionary<string, Loss> LossModules = BySpelling(KnownLosses.All, static row => row.Modules);

    private static readonly HashSet<string> LossNames = NamesIn(LossFunctions.Keys);

    /// <summary>Whether a loss function has this name, wherever it may stand.</summary>
    public static bool IsLoss(string name) => LossNames.Contains(name);

    /// <summary>Whether a class of TorchSharp.Modules that the tables know has this name.</summary>
    public static bool IsModule(string name) =>
        LossModules.ContainsKey(name) || ActivationModules.ContainsKey(name) || OperationModules.ContainsKey(name);

    /// <summary>The function that a method or the getter of a property is.</summary>
    public LibraryFunction? Find(IMethodSymbol method)
    {
        if (symbols.SpellingOf(method.AssociatedSymbol ?? method) is not { } spelling)
            return null;
        if (LossFunctions.TryGetValue(spelling, out var loss))
            return new LossFunction(spelling, loss.Kind);
        if (ActivationFunctions.TryGetValue(spelling, out var activation))
            return new ActivationFunction(spelling, activation.Head, PositionOfDimension(method));
        if (RowIndexOf(spelling, method) is { } index)
            return new RowIndexFunction(spelling, index == RowIndices.Slice);
        return OperationFunctions.TryGetValue(spelling, out var operation) ? Operation(operation.Effect, spelling, method) : null;
    }

    /// <summary>The function that every object of a class is.</summary>
    public static LibraryFunction? Find(ITypeSymbol type)
    {
        if (TorchSymbols.ModuleNameOf(type) is not { } name)
            return null;
        if (LossModules.TryGetValue(name, out var loss))
            return new LossFunction(name, loss.Kind);
        if (ActivationModules.TryGetValue(name, out var activation))
            return new ActivationFunction(name, activation.Head);
        return OperationModules.TryGetValue(name, out var operation) ? Module(operation.Effect, name) : null;
    }

    /// <summary>Whether objects of a class apply their parts one after the other.</summary>
    public static bool IsChain(ITypeSymbol type) =>
        TorchSymbols.ModuleNameOf(type) is { } name
        && OperationModules.TryGetValue(name, out var operation) && operation.Effect == OperationEffect.Chain;

    /// <summary>What an index of rows is, or null if it is another index.</summary>
    private static string? RowIndexOf(string spelling, IMethodSymbol method) => spelling switch
    {
        RowIndices.Single or RowIndices.Slice => spelling,
        RowIndices.Conversion => RowIndices.ConvertedTypes.TryGetValue(method.Parameters[0].Type.Name, out var index) ? index : null,
        _ => null,
    };

    private LibraryFunction? Operation(OperationEffect effect, string spelling, IMethodSymbol method) => effect switch
    {
        OperationEffect.Transparent => new TransparentFunction(spelling),
        OperationEffect.Reshape => new ReshapeFunction(spelling),
        OperationEffect.Copy => new CopyFunction(spelling),
        OperationEffect.HandsBack => new HandingBackFunction(spelling, ReturnedBy(method)),
        OperationEffect.BatchIndex => new BatchIndexFunction(spelling, PositionOfDimension(method)),
        OperationEffect.Selection => new SelectionFunction(spelling),
        OperationEffect.Mixture => Mixture(spelling, method),
        OperationEffect.Joining => new JoiningFunction(spelling, IsNewDimension: spelling == JoiningAlongNew),
        OperationEffect.Splitting => new SplittingFunction(spelling, PositionOf(method, static parameter => parameter.Name == ParameterNames.Chunks)),
        OperationEffect.Cast => Cast(spelling, method),
        OperationEffect.Clamp => new ClampFunction(spelling),
        OperationEffect.Log => new LogFunction(spelling),
        OperationEffect.Affine => new AffineFunction(spelling),
        _ => null,
    };

    private static LibraryFunction? Module(OperationEffect effect, string name) => effect switch
    {
        OperationEffect.Transparent => new TransparentFunction(name),
        OperationEffect.Reshape => new ReshapeFunction(name),
        OperationEffect.Mixture => new MixtureFunction(name, MixtureLimits.Unknown),
        OperationEffect.Affine => new AffineFunction(name),
        OperationEffect.Lookup => new AffineFunction(name, IsLookup: true),
        _ => null,
    };

    /// <summary><c>p.max(other)</c> is of two tensors, <c>p.max(1)</c> gives the numbers and where they stood.</summary>
    private static MixtureFunction? Mixture(string spelling, IMethodSymbol method) =>
        method.Parameters.Skip(method.IsStatic ? 1 : 0).Any(static parameter => parameter.Type.Name == TensorName && !parameter.HasExplicitDefaultValue)
            ? null
            : new MixtureFunction(spelling, MixtureLimits.Of(method), method.ReturnType.IsTupleType);

    /// <summary>With a type it converts; without one it moves to a device, unless another tensor or a function is its model.</summary>
    private LibraryFunction? Cast(string spelling, IMethodSymbol method)
    {
        var type = PositionOf(method, parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, symbols.ScalarType));
        if (type >= 0)
            return new CastFunction(spelling, type, floatingTypes);
        return method.Parameters.Any(static parameter => parameter.Type.Name is TensorName or "Func") ? null : new TransparentFunction(spelling);
    }

    private static ArgumentPositions ReturnedBy(IMethodSymbol method) =>
        method.IsGenericMethod
            ? new([.. method.OriginalDefinition.Parameters
                .Where(static parameter => parameter.Type.TypeKind == TypeKind.TypeParameter)
                .Select(parameter => PositionOf(parameter, method))])
            : new(0);

    private static int PositionOfDimension(IMethodSymbol method) =>
        PositionOf(method, static parameter => parameter.Name == ParameterNames.Dimension);

    private static int PositionOf(IMethodSymbol method, Func<IParameterSymbol, bool> isWanted) =>
        method.Parameters.FirstOrDefault(isWanted) is { } parameter ? PositionOf(parameter, method) : -1;

    /// <summary>The object it is called on comes first, if there is one.</summary>
    private static int PositionOf(IParameterSymbol parameter, IMethodSymbol method) => parameter.Ordinal + (method.IsStatic ? 0 : 1);

    // Loops, because a cold compiler pays for every generic method of LINQ that it meets for the first time.
    private static Dictionary<string, T> BySpelling<T>(IReadOnlyList<T> rows, Func<T, IReadOnlyList<string>> spellings)
    {
        var table = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            foreach (var spelling in spellings(row))
                table.Add(spelling, row);
        }

        return table;
    }

    private static HashSet<string> NamesIn(IEnumerable<string> spellings)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var spelling in spellings)
            names.Add(spelling.Substring(spelling.LastIndexOf('.') + 1));
        return names;
    }
}
