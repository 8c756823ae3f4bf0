using Xunit;
using TorchSharp.Analyzers.Torch.Facts;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Facts;

/// <summary>What hands back a module or a tensor hands back that very object.</summary>
public class HandsBackTests
{
    /// <summary>Without cuda, which is not here, and to, whose overloads need arguments.</summary>
    public static TheoryData<string> Conversions => [.. ModuleMoves.All.Except(["ModuleExtensionMethods.cuda", "ModuleExtensionMethods.to"])];

    [Theory]
    [MemberData(nameof(Conversions))]
    public void Converting_a_module_gives_that_module(string spelling)
    {
        var module = nn.ReLU();
        var conversion = typeof(ModuleExtensionMethods).GetMethod(spelling.Split('.')[1])!.MakeGenericMethod(module.GetType());

        Assert.Same(module, conversion.Invoke(null, [module, false]));
    }

    [Fact]
    public void Moving_a_module_gives_that_module()
    {
        var module = nn.Linear(1, 1);

        Assert.Same(module, module.to(CPU));
        Assert.Same(module, module.to("cpu"));
        Assert.Same(module, module.to(DeviceType.CPU));
        Assert.Same(module, module.to(CPU, ScalarType.Float64));
        Assert.Same(module, module.to(zeros(1)));
    }

    [Fact]
    public void Applying_to_a_module_gives_that_module()
    {
        var module = nn.Linear(1, 1);

        Assert.Same(module, module.apply(_ => { }));
    }

    [Fact]
    public void A_scope_gives_back_what_it_was_given()
    {
        using var outer = NewDisposeScope();
        using var inner = NewDisposeScope();
        Tensor first = zeros(1), second = zeros(1);

        Assert.Same(first, inner.MoveToOuter(first));
        Assert.Equal((second, first), inner.MoveToOther(outer, second, first));
        Assert.Same(second, outer.DisposeEverythingBut(second));
        Assert.Same(second, outer.Detach(second));
        second.Dispose();
    }
}
