using TorchSharp.Reference.Training;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Training;

public class DevicesTests
{
    [Theory]
    [InlineData(DeviceType.CUDA, 1, DeviceType.CUDA, 1, true)]
    [InlineData(DeviceType.CUDA, 0, DeviceType.CUDA, 1, false)]
    [InlineData(DeviceType.CUDA, 0, DeviceType.CPU, 0, false)]
    [InlineData(DeviceType.CPU, -1, DeviceType.CPU, 0, true)]
    [InlineData(DeviceType.MPS, -1, DeviceType.MPS, 0, true)]
    public void Two_GPUs_are_two_devices(DeviceType type, int index, DeviceType otherType, int otherIndex, bool same) =>
        Assert.Equal(same, Devices.AreSame(new Device(type, index), new Device(otherType, otherIndex)));

    [Fact]
    public void A_tensor_on_the_processor_is_where_the_trainer_is()
    {
        using var tensor = zeros(1);

        Assert.True(Devices.AreSame(tensor.device, Devices.Find("cpu")));
    }
}
