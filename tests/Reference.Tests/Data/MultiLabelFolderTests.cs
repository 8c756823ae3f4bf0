using TorchSharp.Reference.Data;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Data;

public sealed class MultiLabelFolderTests : IDisposable
{
    private const string Labels = "<labels><label name='y'/><label name='x'/></labels>";
    private const string Training = "@attribute a real\n@attribute x {0,1}\n@attribute y {0,1}\n@data\n1,0,1\n2,1,1\n";
    private const string Test = "@attribute a real\n@attribute x {0,1}\n@attribute y {0,1}\n@data\n3,1,0\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_set_is_read_with_its_labels_in_the_order_of_the_columns()
    {
        Write("s", Labels, Training, Test);

        using var set = Load("s");

        Assert.Equal(["a"], set.FeatureNames);
        Assert.Equal(["x", "y"], set.LabelNames);
        Assert.Equal([1f, 2], set.Training.Features.data<float>());
        Assert.Equal([0f, 1, 1, 1], set.Training.Labels.data<float>());
        Assert.Equal([3f], set.Test.Features.data<float>());
        Assert.Equal([1f, 0], set.Test.Labels.data<float>());
    }

    [Fact]
    public void A_set_may_be_CSV()
    {
        _folder.Write("s.xml", Labels);
        _folder.Write("s-train.csv", "a,x,y\n1,0,1\n2,1,1\n");
        _folder.Write("s-test.csv", "a,x,y\n3,1,0\n");

        using var set = Load("s");

        Assert.Equal((2, 1), (set.Training.Count, set.Test.Count));
    }

    [Fact]
    public void The_sets_of_a_folder_are_known()
    {
        Write("s", Labels, Training, Test);
        Write("r", Labels, Training, Test);

        Assert.Equal(["r", "s"], new MultiLabelFolder(_folder.FullName).Names);
    }

    [Fact]
    public void A_missing_file_is_named_with_the_sets_that_are_there()
    {
        Write("s", Labels, Training, Test);
        File.Delete(_folder.PathOf("s-test.arff"));

        var missingSet = Assert.Throws<FileNotFoundException>(() => Load("t"));
        var missingPart = Assert.Throws<FileNotFoundException>(() => Load("s"));

        Assert.Equal($"'{_folder.FullName}' has no set 't': expected t.xml; sets there: s", missingSet.Message);
        Assert.Equal($"'{_folder.FullName}' has no set 's': expected s-test.arff or s-test.csv; sets there: s", missingPart.Message);
    }

    [Fact]
    public void A_missing_folder_has_no_sets()
    {
        var error = Assert.Throws<FileNotFoundException>(() => new MultiLabelFolder(_folder.PathOf("none")).Load("s"));

        Assert.EndsWith("sets there: none", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@attribute b real\n@attribute x {0,1}\n@attribute y {0,1}\n@data\n3,1,0\n", "'b' where 'a' should be")]
    [InlineData("@attribute a real\n@attribute y {0,1}\n@attribute x {0,1}\n@data\n3,1,0\n", "'y' where 'x' should be")]
    [InlineData("@attribute a real\n@attribute x {0,1}\n@attribute y {0,1}\n@attribute b real\n@data\n3,1,0,1\n", "'b' where 'x' should be")]
    public void Files_with_different_columns_do_not_belong_together(string test, string difference)
    {
        Write("s", Labels, Training, test);

        var live = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        var error = Assert.Throws<InvalidDataException>(() => Load("s"));

        Assert.Equal(
            $"'{_folder.PathOf("s-test.arff")}': expected the columns of '{_folder.PathOf("s-train.arff")}' in the same order, found {difference}",
            error.Message);
        Assert.Equal(live, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Theory]
    [InlineData("scene", 1211, 1196, 294, 6, 1.074, "Beach")]
    [InlineData("yeast", 1500, 917, 103, 14, 4.237, "Class1")]
    public void The_published_sets_are_read(string name, int training, int test, int features, int labels, double cardinality, string firstLabel)
    {
        using var set = new MultiLabelFolder(TemporaryFolder.Published("multilabel")).Load(name);

        Assert.Equal([training, features], set.Training.Features.shape);
        Assert.Equal([test, features], set.Test.Features.shape);
        Assert.Equal((features, labels), (set.FeatureNames.Count, set.LabelNames.Count));
        Assert.Equal((firstLabel, firstLabel), (set.LabelNames[0], set.LabelNames.Order(StringComparer.Ordinal).First()));
        using var perRow = cat([set.Training.Labels, set.Test.Labels]).sum(1).mean();
        Assert.Equal(cardinality, perRow.item<float>(), 0.0006);
    }

    private void Write(string name, string labels, string training, string test)
    {
        _folder.Write($"{name}.xml", labels);
        _folder.Write($"{name}-train.arff", training);
        _folder.Write($"{name}-test.arff", test);
    }

    private MultiLabelData Load(string name) => new MultiLabelFolder(_folder.FullName).Load(name);
}
