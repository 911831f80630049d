<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>app</name>
    <message>
        <source>There is no %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no model, adapter or run folder and no task file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a run folder, or an adapter with --adapter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no checkpoint yet. Train it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no checkpoint of step %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a task with --task: a task file or a demo task.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--set takes key=value, not &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a run of another model, task or method. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo model is missing beside %1. Install the program once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no task file %1, and no demo task of that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The adapter cannot be written to %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>files</name>
    <message>
        <source>%1 cannot be written: %2. Free some room or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a regular file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file %1. Check the name and the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a plain file. Choose a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too large: it has %2 bytes, and %3 is the most that is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read. Check its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Trains soft prompts on frozen language models and shows what they learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the demo run at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep runs in this folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>methods</name>
    <message>
        <source>%1 is not a sound adapter configuration: %2 is missing or wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no adapter_config.json. Choose an adapter folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: prompt_embeddings does not have the %2 rows that adapter_config.json promises.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was trained on a model with embeddings of size %2; the model in %3 has size %4. Open it with its own model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vocabulary has %1 ordinary pieces, too few for a prompt of %2 tokens; choose a shorter prompt or random-uniform.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The initialisation &quot;text&quot; needs a text: set init_text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The initialisation &quot;earlier-run&quot; needs a run or adapter folder: set init_run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds a prompt of %2 tokens; set prompt_length to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt tuning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A few trainable vectors before the input; the model stays frozen (Lester et al. 2021).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no method &quot;%1&quot;; there are: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a %2 adapter, a method that is not known here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>model</name>
    <message>
        <source>%1 names a file outside its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lists no weight files. Download it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no model.safetensors. Choose a Hugging Face model folder with weights in the safetensors format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lacks the weight %2 that its config.json promises.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the weight %2 is not stored as floating-point numbers; use an unquantised checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the weight %2 has shape %3, but config.json says %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not say %2. Download the model&apos;s config.json once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 cannot be %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no config.json. Choose a Hugging Face model folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a JSON object. Download it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the model family &quot;%2&quot; is not known here; known are: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a sound safetensors file: %2. Download or save it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no tensor %2. It belongs to another kind of model or adapter.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ptw::AnswerCard</name>
    <message>
        <source>(writes nothing)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label probabilities, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, written &quot;%2&quot;: %3 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ptw::CurveControls</name>
    <message>
        <source>S&amp;moothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothing of the training loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothing factor of the training loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the past the thick loss line remembers: 0 draws every step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Log loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the loss on a logarithmic axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning &amp;rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the learning rate under the other curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Zoom box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a box to zoom into it (or hold Shift while dragging)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything and follow the training again (Home)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ptw::CurveLegend</name>
    <message>
        <source>Show or hide the curves of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ptw::CurvePlot</name>
    <message>
        <source>dashed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dotted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dash-dotted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ptw::CurveReadout</name>
    <message>
        <source>step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dev loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ptw::CurvesView</name>
    <message>
        <source>dev metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dev: %1 solid, star = best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run yet. Start one, and its loss, its dev metric and its learning rate are drawn here step by step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss, dev metric and learning rate of all runs over the steps. Move the mouse or press the arrow keys to read the values; turn the wheel to zoom the steps, with Ctrl the values; drag to pan; double-click or press Home to see everything again. A click, or Enter, takes the timeline to that step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss in nats: thin = every step, thick = smoothed, points = dev</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ptw::DriftView</name>
    <message>
        <source>Step %1: %2 away from the start, norm %3, nearest piece %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drift of a token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drift of token %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a token above: its way through the run will be drawn here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the selected soft token is from where it started, step by step. A point and a name mark each step at which another vocabulary piece became the nearest one. Wheel and drag zoom and move; Home or a double click shows everything.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ptw::ExperimentPanel</name>
    <message>
        <source>%1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model, or open one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a task, or open one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a method.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A setting above is not acceptable yet; its field says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The frozen language model; training does not change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The examples to learn from, and how an answer is judged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M&amp;ethod</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the soft prompt is made and trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a Hugging Face model folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a task file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the run is called in the table; empty for the name shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives every setting its default again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains in the background; several runs can wait in the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to train: a frozen model, a task, a method and its settings. Start puts it into the list of runs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ptw::ExportButton</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what this view shows to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Values as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture as &amp;%1…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ptw::LabelBars</name>
    <message>
        <source>, most likely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, right answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ptw::MainWindow</name>
    <message>
        <source>Demo model</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) were cut off when the program ended.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the run &quot;%1&quot; to the trash?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be moved to the trash. Remove it by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hugging Face model folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening %1 ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training is going on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the program? The training runs are stopped with a checkpoint, and the next start offers to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing a checkpoint before closing ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Prompt Tuning Workbench %1&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Trains soft prompts on a frozen language model and shows what they learn.&lt;/p&gt;&lt;p&gt;Lester, Al-Rfou, Constant: The Power of Scale for Parameter-Efficient Prompt Tuning. EMNLP 2021.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a run first: there is no prompt to compare yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The adapter is in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 million parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt Tuning Workbench</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves and projection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train the experiment on the left; further runs wait their turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the selected run with a checkpoint; it can go on later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open model...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open task...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export adapter...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the selected run&apos;s best prompt as a PEFT adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>CPU fp32, %n thread(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Matrix products run at %1 GFLOP/s per core</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matrix products run at only %1 GFLOP/s: install the package libopenblas0-openmp to train many times faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready. Press Start to train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, step %3 of %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>; %n more waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ptw::NeighborModel</name>
    <message>
        <source>Cosine similarity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Euclidean distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dot product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 away from where it started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soft token %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>id %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>special piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new since step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position in the soft prompt, counted from 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Euclidean norm of the token&apos;s vector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Euclidean distance from the token&apos;s first vector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vocabulary piece in place %1, the nearest being 1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ptw::NeighborsView</name>
    <message>
        <source>Step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1. Bold with a dot: new in its row since step %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How nearness of a soft token and a vocabulary piece is measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pieces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pieces in a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of the nearest pieces each row shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows only the tokens that are near a piece with this text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide special</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide special pieces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves out padding, end, unknown and sentinel pieces, which are no words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a run or open one: the vocabulary pieces nearest to each soft token appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest pieces of every soft token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row per soft token: its norm, how far it moved since the start, and the vocabulary pieces nearest to it. The deeper the shade, the nearer the piece; a short line marks the start of a word. Click a row and every view follows.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ptw::NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ptw::PlaygroundView</name>
    <message>
        <source>The data&apos;s answer: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the soft prompt (step %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 most likely label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 most likely label   %2 the data&apos;s answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The input is longer than the model reads: only these first %n pieces count, the rest was cut off.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model reads %n pieces:</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Type an input, then press Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input for the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter asks, Shift+Enter starts a new line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes an example from the task&apos;s data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks the model with and without the soft prompt (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type an input above, or take an example, and see what the model answers with the soft prompt and without it. A run has to be open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compares the answer of the frozen model with and without the soft prompt, at the step of the timeline. The bars show how likely the model finds each label.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ptw::ProjectionPlot</name>
    <message>
        <source>token %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PC %1, %2 % of variance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soft prompt and vocabulary in one plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey dots are vocabulary pieces, numbered discs the soft tokens, each with a line from where it began. The axes are the two directions in which the vocabulary varies most. Click a disc or press the arrow keys to select a token; wheel or + and - zoom, drag or Ctrl with the arrow keys moves, Home shows everything.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ptw::ProjectionView</name>
    <message>
        <source>Step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in (wheel, +)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out (wheel, -)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows everything (Home, double click)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a run or open one: its soft tokens appear here among the vocabulary, with a line from where each began.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ptw::RunBook</name>
    <message>
        <source>No run has learned this task so far: the best, &quot;%1&quot;, reached %2 on the dev split, and always giving the most frequent label reaches %3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ptw::RunModel</name>
    <message>
        <source>%1: %2 (best %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 trained, %2 stored in the adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, model %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dev metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ptw::RunTable</name>
    <message>
        <source>No run contains “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run yet. Every run that is started is listed here with its status, progress, loss and dev metric.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only the runs in which some column contains this text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row per run. The selected run is the one that the other views show; click a heading to sort; the context menu pauses, resumes, stops, exports and removes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;move from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export as PEFT adapter…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ptw::SettingForm</name>
    <message>
        <source>More settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows or hides the settings that rarely need a change.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ptw::TimelineBar</name>
    <message>
        <source>no checkpoint yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (live)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint that every view shows; drag back to look at the past</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the training: always show the newest checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ptw::saveFile</name>
    <message>
        <source>%1 could not be written (%2): choose a folder that you may write to and that has space left.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ptw::savePlot</name>
    <message>
        <source>A picture cannot be written to %1: give the file an ending of .png, .svg or .pdf.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Prompt length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soft tokens before the input. Up to 100 in the paper; beyond 20 it gains little (Figure 3a).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initialisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class labels do best in the paper, then sampled vocabulary, then random (Figure 3b).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text to begin with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only for the initialisation &quot;text&quot;: its pieces, repeated or cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run to begin with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only for &quot;earlier-run&quot;: the folder of a run or adapter (SPoT).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes a whole number, not &quot;%2&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes a number, not &quot;%2&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes true or false, not &quot;%2&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must lie between %2 and %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has a value of the wrong kind: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be &quot;%2&quot;; it is one of: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no setting &quot;%1&quot; here; there are: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updates of the prompt. 30,000 in the paper; the demo needs about a thousand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.3 in the paper: with the model frozen, large rates are safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples per update; 32 in the paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps between looks at the dev split; each one keeps a checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same seed and threads, same numbers. Papers report three seeds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adafactor in the paper, without parameter scaling.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constant in the paper; linear falls to zero at the last step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the steps in which the rate rises from zero; none in the paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1e-5 in the paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip gradients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest norm of the whole gradient; 0 leaves it as it is, as in the paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the frozen model while training. 0.1 in the paper; the demo model was made without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after this many evaluations without a new best; 0 never stops early. The best checkpoint is kept either way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pieces the model reads of each input; the rest is cut. 512 in the paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pieces of each target, and of every generated text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each takes a part of the batch; 0 is one per processor.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>text</name>
    <message>
        <source>%1 has a tokenizer of another kind (%2), but no spiece.model. Put the SentencePiece file that the model came with into the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no tokenizer. Put the spiece.model that the model came with into the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer %1 has %2 pieces, but the model&apos;s table has only %3 rows: it belongs to another model. Put the tokenizer that this model came with into the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer %1 has no piece %2, or the model&apos;s table no row for it. Put the tokenizer that this model came with into the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tokenizer module %1 cannot be loaded (%2). Install the program once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a sound SentencePiece model (%2). Download it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SentencePiece could not read a text of %1 bytes. Shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SentencePiece could not join %1 pieces to a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a JSON object. Download it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 is not what a tokenizer can use. Download the file once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 asks for a tokenizer of the kind %2; this one reads T5Tokenizer only. Choose a model of the T5 family.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: this is not UTF-8. Save the file in the encoding UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: this is no JSON object. Every line must hold one, for example {&quot;text&quot;: &quot;...&quot;, &quot;label&quot;: &quot;...&quot;}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: a quotation mark is opened and never closed. Double the quotation marks that belong to the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: text follows a closing quotation mark. Double the quotation marks that belong to the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: two columns are called &quot;%3&quot;. Rename one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: there are %3 columns, but the header names %4. Check separators and quotation marks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: there is no field &quot;%3&quot; here; there are: %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no data file this program reads. Use a file that ends in .jsonl, .csv or .tsv.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no examples. Choose another file or fill this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: this is not JSON. Check commas, quotation marks and braces there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no task file: it must hold one JSON object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has both a &quot;target&quot; and a &quot;label&quot; with a &quot;verbalizer&quot;. Remove one of the two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not known here; known are: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not say &quot;%2&quot;. Add it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; must be a text in quotation marks, and not empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; must be an object in braces, and not empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; names no field, so all examples would be alike. Write the name of a field in braces, for example {text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: two labels of the verbalizer have the text &quot;%2&quot;, so the answer would not tell them apart. Change one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the metric %2 needs a &quot;label&quot; and a &quot;verbalizer&quot;. Add them, or choose one of: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no metric &quot;%2&quot;; there are: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: the label &quot;%3&quot; is not in the verbalizer of %4, which has: %5. Add it there or correct the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 names no data for &quot;%2&quot;. Add the file under &quot;data&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the template &quot;%2&quot; has a brace without its partner. Write {name} for a field, {{ and }} for braces.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>training</name>
    <message>
        <source>A checkpoint&apos;s optimizer state is incomplete; resume from an earlier checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be made: %2. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged: it is not a JSON object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged: a field is missing or has the wrong type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Free some room or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds a run already. Choose another folder, or resume it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no run.json. Choose the folder of a run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not describe a run: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is being trained by another program, or cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the loss is no longer a number at step %2. Lower the learning rate or clip the gradients; all checkpoints up to here stand.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
