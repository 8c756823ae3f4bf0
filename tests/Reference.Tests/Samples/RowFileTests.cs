using Samples.MultiLabel;
using TorchSharp.Reference.Data;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Samples;

public sealed class RowFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rows-");
    private readonly MultiLabelSource _data = new(Row(), Row(), ["width", "height"], ["big"], LeftOut: 0);

    public void Dispose()
    {
        _data.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("own.csv", "width,height\n1,2\n")]
    [InlineData("OWN.CSV", "width,big,height\n1,0,2\n")]
    [InlineData("own.arff", "@relation r\n@attribute width numeric\n@attribute height numeric\n@data\n1,2\n")]
    public void The_features_of_the_training_are_read(string name, string content)
    {
        using var features = Read(name, content);

        Assert.Equal([1f, 2], features.data<float>());
    }

    [Theory]
    [InlineData("width\n1\n", "has 1 features, and the models were trained on 2, from 'width' to 'height'")]
    [InlineData("width,height,depth\n1,2,3\n", "has 3 features, and the models were trained on 2, from 'width' to 'height'")]
    [InlineData("height,width\n1,2\n", "has the feature 'height' where 'width' should be")]
    public void Other_features_are_refused_by_what_is_there_and_what_should_be(string content, string difference)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read("own.csv", content));

        Assert.Equal(
            $"'{PathOf("own.csv")}' {difference}. It wants the features of the training, in their order; columns of labels may be there, too", error.Message);
    }

    private static MultiLabelRows Row() => new(zeros(1, 2), zeros(1, 1));

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private Tensor Read(string name, string content)
    {
        File.WriteAllText(PathOf(name), content);
        return RowFile.Read(new FileInfo(PathOf(name)), _data);
    }
}
