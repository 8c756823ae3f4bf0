using Xunit;
using static TorchSharp.torch;

public class LibtorchTests
{
    [Fact]
    public void It_loads() => Assert.Equal(3, ones(3).sum().item<float>());
}
