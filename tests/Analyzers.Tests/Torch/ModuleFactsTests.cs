using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Tests.Torch;

/// <summary>The module classes of the tables can be made, and called with what the tables say.</summary>
public class ModuleFactsTests
{
    private static readonly IReadOnlyList<IMethodSymbol> Factories =
        [.. TorchLibrary.Type(TorchNames.Nn).GetMembers().OfType<IMethodSymbol>().Where(TorchLibrary.IsPublic)];

    public static TheoryData<string> ModulesOfOneTensor =>
    [
        .. Activations.All.SelectMany(row => row.Modules),
        .. Operations.All.SelectMany(row => row.Modules).Except(["Bilinear", "EmbeddingBag"]),
    ];

    public static TheoryData<string> LossModules => [.. KnownLosses.All.SelectMany(row => row.Modules).Except(["CTCLoss"])];

    public static TheoryData<string> ModulesOverOneDimension =>
        [.. Activations.All.Where(row => row.Head is Head.Softmax or Head.LogSoftmax).SelectMany(row => row.Modules).Except(["Softmax2d"])];

    [Theory]
    [MemberData(nameof(TableEntries.Modules), MemberType = typeof(TableEntries))]
    public void A_module_is_made_by_a_factory_of_its_name(string name) =>
        Assert.Contains(Factories, factory => factory.Name == name && TorchLibrary.Is(factory.ReturnType, TorchLibrary.ModuleClass(name)));

    [Theory]
    [MemberData(nameof(TableEntries.Modules), MemberType = typeof(TableEntries))]
    public void A_module_cannot_be_derived_from_unless_it_is_a_chain(string name) =>
        Assert.Equal(!TableEntries.ModulesOf(OperationEffect.Chain).Contains(name), TorchLibrary.ModuleClass(name).IsSealed);

    [Theory]
    [MemberData(nameof(ModulesOfOneTensor))]
    public void A_module_takes_one_tensor(string name) => Assert.Equal(["Tensor"], ForwardParameters(name));

    [Theory]
    [MemberData(nameof(LossModules))]
    public void A_loss_takes_prediction_and_target(string name) => Assert.Equal(["Tensor", "Tensor"], ForwardParameters(name));

    [Fact]
    public void The_loss_of_an_alignment_takes_the_lengths_too() => Assert.Equal(Enumerable.Repeat("Tensor", 4), ForwardParameters("CTCLoss"));

    [Theory]
    [InlineData("Bilinear", 2)]
    [InlineData("EmbeddingBag", 3)]
    public void Some_affine_modules_take_more_than_one_tensor(string name, int count) =>
        Assert.Equal(Enumerable.Repeat("Tensor", count), ForwardParameters(name));

    [Theory]
    [MemberData(nameof(ModulesOverOneDimension))]
    public void The_dimension_of_a_module_is_found_by_its_name(string name) =>
        Assert.All(
            Factories.Where(factory => factory.Name == name),
            factory => Assert.Contains(factory.Parameters, parameter => parameter.Name == "dim"));

    [Theory]
    [MemberData(nameof(LossModules))]
    public void A_loss_has_a_constructor_beside_its_factory(string name) =>
        Assert.Contains(TorchLibrary.ModuleClass(name).InstanceConstructors, TorchLibrary.IsPublic);

    [Theory]
    [MemberData(nameof(TableEntries.Modules), MemberType = typeof(TableEntries))]
    public void Call_is_inherited_and_ends_in_forward(string name)
    {
        var signature = Signature(name);
        var call = Assert.Single(signature.GetMembers("call").OfType<IMethodSymbol>());

        Assert.False(call.IsVirtual || call.IsAbstract || call.IsOverride);
        Assert.Equal(TypesOf(Forward(signature)), TypesOf(call), SymbolEqualityComparer.Default);
    }

    /// <summary>What the abstract forward of Module&lt;…&gt; takes, as this class binds it; it must give a tensor.</summary>
    private static IEnumerable<string> ForwardParameters(string name)
    {
        var forward = Forward(Signature(name));
        Assert.True(TorchLibrary.IsTensor(forward.ReturnType));
        return forward.Parameters.Select(parameter => parameter.Type.Name);
    }

    private static IEnumerable<ITypeSymbol> TypesOf(IMethodSymbol method) => method.Parameters.Select(parameter => parameter.Type);

    private static IMethodSymbol Forward(INamedTypeSymbol signature)
    {
        var forward = Assert.Single(signature.GetMembers("forward").OfType<IMethodSymbol>());
        Assert.True(forward.IsAbstract);
        return forward;
    }

    /// <summary>The base class Module&lt;T…, TResult&gt;: the one whose own base is HookableModule.</summary>
    private static INamedTypeSymbol Signature(string name)
    {
        var current = TorchLibrary.ModuleClass(name);
        while (!(current.Name == "Module" && current.IsGenericType))
            current = current.BaseType ?? throw new InvalidOperationException($"{name} is no module.");
        return current;
    }
}
