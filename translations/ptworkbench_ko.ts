<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>app</name>
    <message>
        <source>There is no %1.</source>
        <translation>%1: 없는 경로입니다.</translation>
    </message>
    <message>
        <source>%1 is no model, adapter or run folder and no task file.</source>
        <translation>%1: 모델, 어댑터, 실행 폴더도 아니고 과제 파일도 아닙니다.</translation>
    </message>
    <message>
        <source>Name a run folder, or an adapter with --adapter.</source>
        <translation>실행 폴더를 지정하거나 --adapter로 어댑터를 지정하세요.</translation>
    </message>
    <message>
        <source>%1 holds no checkpoint yet. Train it first.</source>
        <translation>%1에 아직 체크포인트가 없습니다. 먼저 학습하세요.</translation>
    </message>
    <message>
        <source>%1 has no checkpoint of step %2.</source>
        <translation>%1에 스텝 %2의 체크포인트가 없습니다.</translation>
    </message>
    <message>
        <source>Name a task with --task: a task file or a demo task.</source>
        <translation>--task로 과제를 지정하세요. 과제 파일이나 데모 과제를 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>--set takes key=value, not &quot;%1&quot;.</source>
        <translation>--set에는 key=value 형식을 써야 합니다. &quot;%1&quot; 형식은 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 is a run of another model, task or method. Choose another folder.</source>
        <translation>%1에는 모델, 과제 또는 방법이 다른 실행이 있습니다. 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>The demo model is missing beside %1. Install the program once more.</source>
        <translation>%1 옆에 데모 모델이 없습니다. 프로그램을 다시 설치하세요.</translation>
    </message>
    <message>
        <source>There is no task file %1, and no demo task of that name.</source>
        <translation>%1: 그런 과제 파일도, 그런 이름의 데모 과제도 없습니다.</translation>
    </message>
    <message>
        <source>The adapter cannot be written to %1: %2.</source>
        <translation>%1에 어댑터를 쓸 수 없습니다: %2.</translation>
    </message>
    <message>
        <source>There is nothing to convert: name it with --run or --adapter.</source>
        <translation>변환할 것이 없습니다. --run이나 --adapter로 지정하세요.</translation>
    </message>
    <message>
        <source>A mask needs a prompt: name one with --run or --adapter.</source>
        <translation>마스크에는 프롬프트가 필요합니다. --run이나 --adapter로 지정하세요.</translation>
    </message>
    <message>
        <source>Importance needs a prompt: name one with --run or --adapter.</source>
        <translation>중요도를 구하려면 프롬프트가 필요합니다. --run이나 --adapter로 지정하세요.</translation>
    </message>
    <message>
        <source>Only a mixture of prompts routes: name a SMoP run with --run, or its adapter with --adapter.</source>
        <translation>라우팅은 프롬프트 혼합에만 있습니다. --run으로 SMoP 실행을 지정하거나 --adapter로 그 어댑터를 지정하세요.</translation>
    </message>
    <message>
        <source>This run has one prompt only: nothing is routed.</source>
        <translation>이 실행은 프롬프트가 하나뿐이라 라우팅할 것이 없습니다.</translation>
    </message>
    <message>
        <source>Only fine-tuning makes a model that --as model can write: this method leaves the model as it is.</source>
        <translation>미세 조정만 --as model로 쓸 모델을 만듭니다. 이 방법은 모델을 그대로 둡니다.</translation>
    </message>
    <message>
        <source>A fine-tuned model is no adapter that PEFT opens. Write it as a model folder with --as model.</source>
        <translation>미세 조정한 모델은 PEFT가 여는 어댑터가 아닙니다. --as model로 모델 폴더를 쓰세요.</translation>
    </message>
    <message>
        <source>%1 is a run without an adapter yet. Train it to its end.</source>
        <translation>%1: 아직 어댑터가 없는 실행입니다. 끝까지 학습하세요.</translation>
    </message>
    <message>
        <source>This method has no soft prompt, so it has no neighbours.</source>
        <translation>이 방법에는 소프트 프롬프트가 없어 이웃도 없습니다.</translation>
    </message>
    <message>
        <source>Only a run has curves for TensorBoard: name it with --run.</source>
        <translation>TensorBoard용 곡선은 실행에만 있습니다. --run으로 실행을 지정하세요.</translation>
    </message>
    <message>
        <source>--where takes key=value, not &quot;%1&quot;.</source>
        <translation>--where에는 key=value를 씁니다. &quot;%1&quot;은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 is no folder.</source>
        <translation>%1은(는) 폴더가 아닙니다.</translation>
    </message>
    <message>
        <source>%1 runs of the sweep failed; what has finished stands.</source>
        <translation>스윕의 실행 %1개가 실패했습니다. 끝난 것은 그대로 남아 있습니다.</translation>
    </message>
    <message>
        <source>%1 holds runs of another sweep. Choose another folder for this one.</source>
        <translation>%1에는 다른 스윕의 실행이 있습니다. 이 스윕에는 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>%1 needs what a model has learned; --shape is for figures of costs.</source>
        <translation>%1은(는) 모델이 배운 것이 필요합니다. --shape는 비용에 관한 그림에만 씁니다.</translation>
    </message>
    <message>
        <source>Name the folder for the figure&apos;s runs with --out.</source>
        <translation>그림의 실행을 담을 폴더를 --out으로 지정하십시오.</translation>
    </message>
    <message>
        <source>A comparison cannot be written to %1: give the file an ending of .html, .md, .tex or .csv.</source>
        <translation>%1에 비교를 쓸 수 없습니다. 파일 확장자를 .html, .md, .tex, .csv 중 하나로 하세요.</translation>
    </message>
    <message>
        <source>Training curves</source>
        <translation>학습 곡선</translation>
    </message>
    <message>
        <source>Prompts and vocabulary</source>
        <translation>프롬프트와 어휘</translation>
    </message>
    <message>
        <source>%1 has no soft prompt to compare.</source>
        <translation>%1에는 비교할 소프트 프롬프트가 없습니다.</translation>
    </message>
    <message>
        <source>%1 tunes another model than %2, so its prompt has no place in the same projection.</source>
        <translation>%1의 모델은 %2의 모델과 달라 그 프롬프트를 같은 투영에 놓을 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 and %2 tune different models: their prompts lie in different spaces and have no distance.</source>
        <translation>%1 및 %2의 모델이 서로 다릅니다. 프롬프트가 다른 공간에 있어 거리를 잴 수 없습니다.</translation>
    </message>
    <message>
        <source>The prompts of %1 and %2 have different lengths: only their centres have a distance.</source>
        <translation>%1 및 %2의 프롬프트는 길이가 다릅니다. 중심끼리의 거리만 잴 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 and %2 have different tasks: their answers cannot be paired.</source>
        <translation>%1 및 %2의 과제가 서로 달라 답을 짝지을 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 needs the model %2 (SHA-256 %3...), and %4 holds no weights. Open the folder that has this model, or name it on the command line with --model.</source>
        <translation>%1에는 모델 %2(SHA-256 %3...)이(가) 필요한데, %4에는 가중치가 없습니다. 이 모델이 있는 폴더를 열거나, 명령줄에서 --model로 지정하세요.</translation>
    </message>
    <message>
        <source>%1 was trained with the model %2 (SHA-256 %3...), but %4 holds other weights (%5...). Open the folder that has the right ones, or name it on the command line with --model.</source>
        <translation>%1은(는) 모델 %2(SHA-256 %3...)(으)로 학습했는데, %4에는 다른 가중치(%5...)가 있습니다. 올바른 가중치가 있는 폴더를 열거나, 명령줄에서 --model로 지정하세요.</translation>
    </message>
    <message>
        <source>Something went wrong in the window: %1. Whatever trains goes on.</source>
        <translation>창에서 문제가 생겼습니다: %1. 진행 중인 학습은 계속됩니다.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1을(를) 읽을 수 없습니다: %2.</translation>
    </message>
    <message>
        <source>%1 was trained when the task %2 had other examples or classes. Put its files back as they were, or train again.</source>
        <translation>%1은(는) 과제 %2의 예제나 클래스가 지금과 다를 때 학습했습니다. 파일을 원래대로 되돌리거나 다시 학습하세요.</translation>
    </message>
    <message>
        <source>%1 is damaged: its checkpoints have different numbers of prompts. Train it again.</source>
        <translation>%1이(가) 손상되었습니다: 체크포인트마다 프롬프트 수가 다릅니다. 다시 학습하세요.</translation>
    </message>
    <message>
        <source>The files of the task have changed between the training of %1 and of %2: their answers cannot be paired. Train one of them again.</source>
        <translation>과제의 파일이 %1의 학습과 %2의 학습 사이에 바뀌어 답을 짝지을 수 없습니다. 둘 가운데 하나를 다시 학습하세요.</translation>
    </message>
    <message>
        <source>%1 cannot be moved: %2. Choose another folder for the sweep.</source>
        <translation>%1을(를) 옮길 수 없습니다: %2. 스윕에 다른 폴더를 선택하세요.</translation>
    </message>
    <message>
        <source>Standard input, line %1: this is not UTF-8. Convert it to the encoding UTF-8.</source>
        <translation>표준 입력 %1행: UTF-8이 아닙니다. UTF-8 인코딩으로 바꾸세요.</translation>
    </message>
    <message>
        <source>Standard output cannot be written: %1. Make room, or read all of it.</source>
        <translation>표준 출력에 쓸 수 없습니다: %1. 공간을 마련하거나 출력을 끝까지 읽으세요.</translation>
    </message>
    <message>
        <source>The argument %1 is not UTF-8. Convert it, or rename the file, to the encoding UTF-8.</source>
        <translation>인수 %1은(는) UTF-8이 아닙니다. UTF-8 인코딩으로 바꾸거나 파일 이름을 바꾸세요.</translation>
    </message>
    <message>
        <source>The name %1 is not UTF-8. Rename the folders and files in it.</source>
        <translation>이름 %1은(는) UTF-8이 아닙니다. 그 안의 폴더와 파일 이름을 바꾸세요.</translation>
    </message>
    <message>
        <source>%1 is a run with %2 = %3, not %4, and goes on with what it began with. Leave the setting out, or choose another folder.</source>
        <translation>%1은(는) %2 = %3인 실행이며 %4(으)로 바꿀 수 없습니다. 시작할 때의 설정으로만 계속합니다. 설정을 빼거나 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Signals cannot be waited for: %1.</source>
        <translation>시그널을 기다릴 수 없습니다: %1.</translation>
    </message>
    <message>
        <source>The folder of %1 was removed, renamed or replaced before it trained.</source>
        <translation>%1의 폴더가 학습하기 전에 삭제되었거나 이름이 바뀌었거나 다른 것으로 바뀌었습니다.</translation>
    </message>
</context>
<context>
    <name>experiments</name>
    <message>
        <source>One run answered %1 examples and the other %2. Compare runs of the same task and split.</source>
        <translation>한 실행은 예제 %1개에, 다른 실행은 %2개에 답했습니다. 같은 과제와 분할의 실행을 비교하세요.</translation>
    </message>
    <message>
        <source>Example %1 is not the same in both runs. Compare runs of the same task and split.</source>
        <translation>예제 %1이(가) 두 실행에서 서로 다릅니다. 같은 과제와 분할의 실행을 비교하세요.</translation>
    </message>
    <message>
        <source>The sweep &quot;%1&quot; has more than %2 runs. Take out values or seeds, or make several sweeps of it.</source>
        <translation>스윕 &quot;%1&quot;의 실행이 %2개를 넘습니다. 값이나 시드를 줄이거나 여러 스윕으로 나누세요.</translation>
    </message>
    <message>
        <source>%1 is no sweep: it must hold one JSON object.</source>
        <translation>%1은(는) 스윕이 아닙니다. JSON 객체 하나가 들어 있어야 합니다.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not known here; known are: %3.</source>
        <translation>%1: &quot;%2&quot;은(는) 여기서 쓰이지 않습니다. 쓸 수 있는 것: %3.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; must be there and be an object in braces.</source>
        <translation>%1: &quot;%2&quot;이(가) 있어야 하고 중괄호로 된 객체여야 합니다.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; must be a list in square brackets, with at least one value.</source>
        <translation>%1: &quot;%2&quot;은(는) 값이 하나 이상 있는 대괄호 목록이어야 합니다.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; takes a number, a text, true or false, not %3.</source>
        <translation>%1: &quot;%2&quot;에는 수, 텍스트, true 또는 false를 씁니다. %3은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; takes whole numbers from 0 to 4294967295, not %3.</source>
        <translation>%1: &quot;%2&quot;에는 0부터 4294967295까지의 정수를 씁니다. %3은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; takes a text in quotation marks that is not empty, not %3.</source>
        <translation>%1: &quot;%2&quot;에는 따옴표로 묶은 비어 있지 않은 텍스트를 씁니다. %3은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>%1: list seeds under &quot;%2&quot;, not as the setting &quot;seed&quot;.</source>
        <translation>%1: 시드는 설정 &quot;seed&quot;가 아니라 &quot;%2&quot;에 나열하세요.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; mixes kinds of values: %3 and %4.</source>
        <translation>%1: &quot;%2&quot;에 종류가 다른 값이 섞여 있습니다: %3, %4.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; has %3 twice. Remove one.</source>
        <translation>%1: &quot;%2&quot;에 %3이(가) 두 번 있습니다. 하나를 지우세요.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is no setting; write it beside &quot;settings&quot;.</source>
        <translation>%1: &quot;%2&quot;은(는) 설정이 아닙니다. &quot;settings&quot; 옆에 쓰세요.</translation>
    </message>
    <message>
        <source>%1 says &quot;%2&quot; neither in &quot;base&quot; nor in &quot;over&quot;. Add it.</source>
        <translation>%1: &quot;%2&quot;이(가) &quot;base&quot;에도 &quot;over&quot;에도 없습니다. 추가하세요.</translation>
    </message>
    <message>
        <source>There is no figure &quot;%1&quot;; known are: %2.</source>
        <translation>&quot;%1&quot;(이)라는 그림은 없습니다. 있는 것: %2.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; must be an object in braces that names at least one variant.</source>
        <translation>%1: &quot;%2&quot;은(는) 변형이 하나 이상 있는 중괄호 객체여야 합니다.</translation>
    </message>
    <message>
        <source>%1: the variant &quot;%2&quot; must have a name and be an object in braces.</source>
        <translation>%1: 변형 &quot;%2&quot;에는 이름이 있어야 하고 중괄호 객체여야 합니다.</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>실행 %1</translation>
    </message>
    <message>
        <source>Comparison of %1 runs</source>
        <translation>실행 %1개 비교</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>다름</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>First run</source>
        <translation>첫째 실행</translation>
    </message>
    <message>
        <source>Second run</source>
        <translation>둘째 실행</translation>
    </message>
    <message>
        <source>Both right</source>
        <translation>둘 다 맞음</translation>
    </message>
    <message>
        <source>Only the first right</source>
        <translation>첫째만 맞음</translation>
    </message>
    <message>
        <source>Only the second right</source>
        <translation>둘째만 맞음</translation>
    </message>
    <message>
        <source>Both wrong</source>
        <translation>둘 다 틀림</translation>
    </message>
    <message>
        <source>Other answer</source>
        <translation>다른 답</translation>
    </message>
    <message>
        <source>McNemar&apos;s p</source>
        <translation>McNemar p</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>검정</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>정확</translation>
    </message>
    <message>
        <source>chi-square %1</source>
        <translation>카이제곱 %1</translation>
    </message>
    <message>
        <source>Mean cosine of the tokens</source>
        <translation>토큰 코사인 평균</translation>
    </message>
    <message>
        <source>Mean distance of the tokens</source>
        <translation>토큰 거리 평균</translation>
    </message>
    <message>
        <source>Cosine of the centres</source>
        <translation>중심의 코사인</translation>
    </message>
    <message>
        <source>Distance of the centres</source>
        <translation>중심의 거리</translation>
    </message>
    <message>
        <source>Shared nearest pieces</source>
        <translation>함께 가까운 조각</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>토큰</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>노름</translation>
    </message>
    <message>
        <source>Nearest pieces (cosine)</source>
        <translation>가장 가까운 조각(코사인)</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>예제</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Right answer</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>Right is</source>
        <translation>맞은 쪽</translation>
    </message>
    <message>
        <source>both</source>
        <translation>둘 다</translation>
    </message>
    <message>
        <source>neither</source>
        <translation>둘 다 아님</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실행 목록</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>The same dev examples</source>
        <translation>같은 개발 예제</translation>
    </message>
    <message>
        <source>McNemar&apos;s test judges by the examples on which only one of the two is right: exactly where they are fewer than 25, else by chi-square with continuity correction. A small p says that chance alone hardly makes such a difference.</source>
        <translation>McNemar 검정은 두 실행 중 하나만 맞힌 예제로 판단합니다. 그런 예제가 25개보다 적으면 정확 검정을, 아니면 연속성 보정을 한 카이제곱 검정을 씁니다. p가 작으면 우연만으로는 이런 차이가 나기 어렵습니다.</translation>
    </message>
    <message>
        <source>%1 of %2 examples.</source>
        <translation>예제 %2개 중 %1개.</translation>
    </message>
    <message>
        <source>Other answers: %1 and %2</source>
        <translation>다른 답: %1, %2</translation>
    </message>
    <message>
        <source>Prompts in pairs</source>
        <translation>프롬프트 두 개씩</translation>
    </message>
    <message>
        <source>Nearest pieces: %1</source>
        <translation>가장 가까운 조각: %1</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; has more than %3 values. Take some out.</source>
        <translation>%1: &quot;%2&quot;의 값이 %3개를 넘습니다. 몇 개를 빼세요.</translation>
    </message>
    <message>
        <source>The sweep &quot;%1&quot; is too large: so many runs with so many settings cannot be planned. Take out settings, values or seeds, or make several sweeps of it.</source>
        <translation>스윕 &quot;%1&quot;이(가) 너무 큽니다: 설정이 이렇게 많은 실행을 이만큼 계획할 수 없습니다. 설정, 값 또는 시드를 빼거나 여러 스윕으로 나누세요.</translation>
    </message>
</context>
<context>
    <name>figures</name>
    <message>
        <source>Answered by</source>
        <translation>답한 쪽</translation>
    </message>
    <message>
        <source>each prompt alone</source>
        <translation>프롬프트 하나씩</translation>
    </message>
    <message>
        <source>the best prompt</source>
        <translation>가장 좋은 프롬프트</translation>
    </message>
    <message>
        <source>the vote</source>
        <translation>투표</translation>
    </message>
    <message>
        <source>Evaluated on</source>
        <translation>평가한 과제</translation>
    </message>
    <message>
        <source>Share of the tokens masked</source>
        <translation>가린 토큰의 비율</translation>
    </message>
    <message>
        <source>Masked tokens</source>
        <translation>가린 토큰</translation>
    </message>
    <message>
        <source>the least important</source>
        <translation>가장 덜 중요한 것</translation>
    </message>
    <message>
        <source>random ones</source>
        <translation>무작위</translation>
    </message>
    <message>
        <source>Share pruned</source>
        <translation>가지치기한 비율</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>토큰</translation>
    </message>
    <message>
        <source>pieces of the tokens left</source>
        <translation>남은 토큰의 조각</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>변형</translation>
    </message>
    <message>
        <source>Tuning a prompt, the model, or nothing, over model size</source>
        <translation>모델 크기에 따른 프롬프트 튜닝, 모델 튜닝, 튜닝 없음</translation>
    </message>
    <message>
        <source>Can a tuned prompt replace tuning the whole model?</source>
        <translation>튜닝한 프롬프트가 모델 전체의 튜닝을 대신할 수 있습니까?</translation>
    </message>
    <message>
        <source>With T5 of up to 11 billion parameters, prompt tuning closes the gap to model tuning as the model grows. Prompt design, examples written into the input, stays far behind both.</source>
        <translation>파라미터가 110억 개에 이르는 T5에서, 모델이 커질수록 프롬프트 튜닝과 모델 튜닝의 차이가 사라집니다. 예제를 입력에 적어 넣는 프롬프트 설계는 둘 다에 크게 뒤집니다.</translation>
    </message>
    <message>
        <source>How large is the gap at your model&apos;s size? Add models of other sizes to see whether it closes. A small model often cannot use examples in its input at all.</source>
        <translation>당신의 모델 크기에서는 차이가 얼마나 됩니까? 다른 크기의 모델을 더해 차이가 줄어드는지 보십시오. 작은 모델은 입력 속의 예제를 전혀 쓰지 못하는 일이 많습니다.</translation>
    </message>
    <message>
        <source>model tuning</source>
        <translation>모델 튜닝</translation>
    </message>
    <message>
        <source>prompt tuning</source>
        <translation>프롬프트 튜닝</translation>
    </message>
    <message>
        <source>prompt design</source>
        <translation>프롬프트 설계</translation>
    </message>
    <message>
        <source>How long should the prompt be?</source>
        <translation>프롬프트는 얼마나 길어야 합니까?</translation>
    </message>
    <message>
        <source>How many soft tokens does a task need?</source>
        <translation>과제 하나에 소프트 토큰이 몇 개 필요합니까?</translation>
    </message>
    <message>
        <source>For most model sizes more than one token matters much, and beyond 20 tokens there is little to gain. The largest model does well with a single token.</source>
        <translation>대부분의 모델 크기에서 토큰이 하나보다 많은 것이 중요하고, 20개를 넘으면 얻는 것이 적습니다. 가장 큰 모델은 토큰 하나로도 잘합니다.</translation>
    </message>
    <message>
        <source>Where does the curve flatten? A difference smaller than the bars may be noise, and a longer prompt may only need more steps.</source>
        <translation>곡선은 어디에서 평평해집니까? 막대보다 작은 차이는 우연일 수 있고, 긴 프롬프트는 스텝이 더 필요할 뿐일 수도 있습니다.</translation>
    </message>
    <message>
        <source>How should the prompt begin?</source>
        <translation>프롬프트를 어떻게 시작해야 합니까?</translation>
    </message>
    <message>
        <source>Does it matter which vectors a prompt starts from?</source>
        <translation>프롬프트가 어떤 벡터에서 시작하는지가 중요합니까?</translation>
    </message>
    <message>
        <source>Random numbers lag behind sampled vocabulary and class labels; with the largest model the difference vanishes.</source>
        <translation>무작위 수는 뽑은 어휘와 클래스 레이블에 뒤지지만, 가장 큰 모델에서는 차이가 사라집니다.</translation>
    </message>
    <message>
        <source>Is the order the same here? Look at the tokens of each run in Neighbours: class labels often stay among the nearest pieces of the tokens that began as them.</source>
        <translation>여기에서도 순서가 같습니까? 이웃 화면에서 각 실행의 토큰을 보십시오. 클래스 레이블로 시작한 토큰은 그 레이블이 가장 가까운 조각으로 남는 일이 많습니다.</translation>
    </message>
    <message>
        <source>adapters</source>
        <translation>어댑터</translation>
    </message>
    <message>
        <source>prefix tuning, 10</source>
        <translation>프리픽스 튜닝, 10</translation>
    </message>
    <message>
        <source>prompt tuning, 100</source>
        <translation>프롬프트 튜닝, 100</translation>
    </message>
    <message>
        <source>prompt tuning, 20</source>
        <translation>프롬프트 튜닝, 20</translation>
    </message>
    <message>
        <source>prompt tuning, 1</source>
        <translation>프롬프트 튜닝, 1</translation>
    </message>
    <message>
        <source>How many parameters does each method train?</source>
        <translation>방법마다 파라미터를 몇 개 학습합니까?</translation>
    </message>
    <message>
        <source>What has to be trained, and stored, for every new task?</source>
        <translation>새 과제마다 무엇을 학습하고 저장해야 합니까?</translation>
    </message>
    <message>
        <source>Of the methods that train anything prompt tuning needs the fewest parameters: less than 0.01 % of a model of more than a billion. Model tuning changes all of them.</source>
        <translation>무언가를 학습하는 방법 가운데 프롬프트 튜닝에 드는 파라미터가 가장 적습니다. 10억 개가 넘는 모델에서는 0.01 %가 되지 않습니다. 모델 튜닝은 전부를 바꿉니다.</translation>
    </message>
    <message>
        <source>Switch the measure from trainable to stored parameters: prefix tuning throws its MLP away after training. One step is enough to count.</source>
        <translation>측정값을 학습 파라미터에서 저장 파라미터로 바꾸어 보십시오. 프리픽스 튜닝은 학습이 끝나면 MLP를 버립니다. 세는 데에는 한 스텝이면 충분합니다.</translation>
    </message>
    <message>
        <source>Does it hold on data of another kind?</source>
        <translation>다른 종류의 데이터에서도 통합니까?</translation>
    </message>
    <message>
        <source>A model or a prompt is tuned on one domain. Which loses less on another?</source>
        <translation>모델이나 프롬프트를 한 영역에서 튜닝합니다. 다른 영역에서 덜 잃는 것은 어느 쪽입니까?</translation>
    </message>
    <message>
        <source>Tuned on SQuAD and asked questions from other domains, prompt tuning beats model tuning on most of them: the frozen model cannot forget what it knows.</source>
        <translation>SQuAD로 튜닝하고 다른 영역의 질문을 하면, 대부분의 영역에서 프롬프트 튜닝이 모델 튜닝보다 낫습니다. 고정된 모델은 아는 것을 잊을 수 없기 때문입니다.</translation>
    </message>
    <message>
        <source>Compare the drop from the first task to the second for both methods, not the height alone. The demo learns from short glosses and is asked about long ones.</source>
        <translation>높이만 보지 말고, 두 방법에서 첫째 과제와 둘째 과제의 낙차를 비교하십시오. 데모는 짧은 뜻풀이로 배우고 긴 뜻풀이로 평가받습니다.</translation>
    </message>
    <message>
        <source>Five prompts vote</source>
        <translation>프롬프트 다섯 개의 투표</translation>
    </message>
    <message>
        <source>Is a vote of several prompts better than each of them?</source>
        <translation>여러 프롬프트의 투표가 하나하나보다 낫습니까?</translation>
    </message>
    <message>
        <source>Five prompts on one frozen model vote better than the average prompt, and as well as or better than the best one. All five answer in one batch.</source>
        <translation>고정된 모델 하나 위의 프롬프트 다섯 개가 투표하면 평균보다 낫고, 가장 좋은 하나와 같거나 그보다 낫습니다. 다섯 개가 한 배치에서 함께 답합니다.</translation>
    </message>
    <message>
        <source>Does the vote reach the best single prompt? Nobody knows beforehand which one that is.</source>
        <translation>투표가 가장 좋은 프롬프트 하나에 이릅니까? 어느 것이 그것인지는 미리 알 수 없습니다.</translation>
    </message>
    <message>
        <source>How long should the prefix be?</source>
        <translation>프리픽스는 얼마나 길어야 합니까?</translation>
    </message>
    <message>
        <source>Does a longer prefix always help?</source>
        <translation>프리픽스가 길수록 늘 좋습니까?</translation>
    </message>
    <message>
        <source>The score rises with the prefix up to a point, 200 positions for summaries and 10 for tables, and then falls slightly.</source>
        <translation>점수는 프리픽스 길이와 함께 어느 지점까지 오르다가(요약은 200자리, 표는 10자리) 조금 떨어집니다.</translation>
    </message>
    <message>
        <source>Is there a best length, and how far beyond the noise is it? The training loss keeps falling with length even where the dev metric does not rise.</source>
        <translation>가장 좋은 길이가 있습니까, 그것은 우연보다 얼마나 큽니까? 개발 지표가 오르지 않아도 학습 손실은 길이와 함께 계속 떨어집니다.</translation>
    </message>
    <message>
        <source>prefix tuning</source>
        <translation>프리픽스 튜닝</translation>
    </message>
    <message>
        <source>How many examples are needed?</source>
        <translation>예제가 몇 개 필요합니까?</translation>
    </message>
    <message>
        <source>Which method makes more of few examples?</source>
        <translation>적은 예제를 더 잘 쓰는 방법은 어느 것입니까?</translation>
    </message>
    <message>
        <source>With 50 to 500 examples prefix tuning is ahead of fine-tuning while it trains about a thousandth of the parameters; with more data the gap narrows.</source>
        <translation>예제가 50개에서 500개일 때 프리픽스 튜닝은 파라미터를 천분의 일쯤만 학습하면서도 미세 조정을 앞섭니다. 데이터가 많아지면 차이가 줄어듭니다.</translation>
    </message>
    <message>
        <source>Do the two curves meet? The bars are wide with few examples, because every seed draws other ones.</source>
        <translation>두 곡선이 만납니까? 예제가 적으면 시드마다 다른 예제를 뽑으므로 막대가 넓습니다.</translation>
    </message>
    <message>
        <source>Topics that were not in the training data</source>
        <translation>학습 데이터에 없던 주제</translation>
    </message>
    <message>
        <source>Trained on some topics: what is written about others?</source>
        <translation>몇 가지 주제로 학습하면 다른 주제에는 무엇이라고 씁니까?</translation>
    </message>
    <message>
        <source>Prefix tuning describes unseen topics better than fine-tuning does, though both have seen the same examples.</source>
        <translation>둘 다 같은 예제를 보았지만, 프리픽스 튜닝이 미세 조정보다 처음 보는 주제를 더 잘 설명합니다.</translation>
    </message>
    <message>
        <source>Compare the drop from seen to unseen topics. The demo trains on Debian packages without games, mathematics, science, sound and video, and is asked about those.</source>
        <translation>본 주제에서 보지 못한 주제로의 낙차를 비교하십시오. 데모는 게임, 수학, 과학, 소리, 영상을 뺀 데비안 패키지로 학습하고 그 주제들로 평가받습니다.</translation>
    </message>
    <message>
        <source>Many short prompts, or few longer ones?</source>
        <translation>짧은 프롬프트 여럿입니까, 긴 프롬프트 몇 개입니까?</translation>
    </message>
    <message>
        <source>How many prompts should the router choose from, and how long?</source>
        <translation>라우터가 고를 프롬프트는 몇 개, 얼마나 길어야 합니까?</translation>
    </message>
    <message>
        <source>Four prompts of five tokens do best on average; many more prompts do not help.</source>
        <translation>다섯 토큰짜리 프롬프트 네 개가 평균적으로 가장 좋고, 훨씬 많은 프롬프트는 도움이 되지 않습니다.</translation>
    </message>
    <message>
        <source>Each of many prompts is trained on fewer examples. Neighbouring cells that differ by less than their spread say nothing; the table below has the spread.</source>
        <translation>프롬프트가 많으면 하나하나가 더 적은 예제로 학습합니다. 산포보다 작은 이웃 칸의 차이는 아무것도 말해 주지 않습니다. 산포는 아래 표에 있습니다.</translation>
    </message>
    <message>
        <source>How should the router choose?</source>
        <translation>라우터는 어떻게 골라야 합니까?</translation>
    </message>
    <message>
        <source>Does the way of routing matter, and does routing at all?</source>
        <translation>라우팅 방식이 중요합니까, 라우팅 자체가 중요합니까?</translation>
    </message>
    <message>
        <source>The best prompt alone, with noise on the router while training, is ahead of two prompts at once, Gumbel-softmax, random choice and no routing.</source>
        <translation>학습 중에 라우터에 잡음을 주고 가장 좋은 프롬프트 하나만 쓰는 방식이 두 프롬프트 함께 쓰기, Gumbel-softmax, 무작위 선택, 라우팅 없음을 앞섭니다.</translation>
    </message>
    <message>
        <source>Open a run of each kind in Routing: does the router use all prompts, or did it settle on one? Without balance the comparison is one of short prompts.</source>
        <translation>종류마다 실행 하나를 라우팅 화면에서 여십시오. 라우터가 프롬프트를 모두 씁니까, 하나로 굳었습니까? 균형이 없으면 짧은 프롬프트끼리의 비교일 뿐입니다.</translation>
    </message>
    <message>
        <source>prompt, 5</source>
        <translation>프롬프트, 5</translation>
    </message>
    <message>
        <source>prompt, 20</source>
        <translation>프롬프트, 20</translation>
    </message>
    <message>
        <source>prompt, 50</source>
        <translation>프롬프트, 50</translation>
    </message>
    <message>
        <source>prompt, 100</source>
        <translation>프롬프트, 100</translation>
    </message>
    <message>
        <source>SMoP, 4 of 5</source>
        <translation>SMoP, 5토큰 4개</translation>
    </message>
    <message>
        <source>What does a longer prompt cost?</source>
        <translation>긴 프롬프트의 비용은 얼마입니까?</translation>
    </message>
    <message>
        <source>Is a mixture of short prompts cheaper than one long prompt?</source>
        <translation>짧은 프롬프트의 혼합이 긴 프롬프트 하나보다 쌉니까?</translation>
    </message>
    <message>
        <source>A prompt of 100 tokens makes every example longer. With T5-large SMoP saved 14.6 % of the training time, 22.9 % of the memory and 27.2 % of the inference operations.</source>
        <translation>100토큰 프롬프트는 예제를 모두 길게 만듭니다. T5-large에서 SMoP는 학습 시간의 14.6 %, 메모리의 22.9 %, 추론 연산의 27.2 %를 줄였습니다.</translation>
    </message>
    <message>
        <source>Time, memory and operations are measured on this machine: choose each under Show. They grow with the prompt&apos;s share of the whole input, so short inputs show the effect most. The metric means nothing after so few steps.</source>
        <translation>시간, 메모리, 연산은 이 컴퓨터에서 잰 것입니다. 표시에서 하나씩 고르십시오. 입력 전체에서 프롬프트가 차지하는 몫과 함께 늘어나므로 짧은 입력에서 가장 잘 보입니다. 스텝이 이렇게 적으면 지표에는 뜻이 없습니다.</translation>
    </message>
    <message>
        <source>Do some tokens do harm?</source>
        <translation>해로운 토큰이 있습니까?</translation>
    </message>
    <message>
        <source>The tokens of a tuned prompt are masked, without training again. Is the prompt better without some of them?</source>
        <translation>튜닝한 프롬프트의 토큰을 다시 학습하지 않고 가립니다. 몇 개를 빼면 더 나아집니까?</translation>
    </message>
    <message>
        <source>Masking the least important tokens can raise the metric above that of the full prompt; masking as many at random lowers it.</source>
        <translation>가장 덜 중요한 토큰을 가리면 전체 프롬프트보다 지표가 오를 수 있습니다. 같은 수를 무작위로 가리면 떨어집니다.</translation>
    </message>
    <message>
        <source>Is the curve of the least important tokens above the line of the full prompt anywhere, and above the random masks everywhere?</source>
        <translation>가장 덜 중요한 토큰의 곡선이 어디에선가 전체 프롬프트보다 위에 있습니까, 그리고 어디에서나 무작위 마스크보다 위에 있습니까?</translation>
    </message>
    <message>
        <source>How much of a prompt can be pruned?</source>
        <translation>프롬프트를 얼마나 가지치기할 수 있습니까?</translation>
    </message>
    <message>
        <source>Which share of the tokens, and of their pieces, can go?</source>
        <translation>토큰과 그 조각의 몇 할을 없앨 수 있습니까?</translation>
    </message>
    <message>
        <source>There is a best ratio between keeping everything and pruning almost all, and it differs from task to task: hence the search.</source>
        <translation>모두 남기는 것과 거의 다 자르는 것 사이에 가장 좋은 비율이 있고 과제마다 다릅니다. 그래서 찾아야 합니다.</translation>
    </message>
    <message>
        <source>The curve shows what the search saw, before the pruned prompt is trained again. Retraining can win back what pruning lost: compare with the run&apos;s final metric.</source>
        <translation>곡선은 가지치기한 프롬프트를 다시 학습하기 전에 탐색이 본 것입니다. 재학습은 잃은 것을 되찾을 수 있습니다. 실행의 마지막 지표와 비교하십시오.</translation>
    </message>
    <message>
        <source>Lester et al. 2021, Figure 1</source>
        <translation>Lester et al. 2021, 그림 1</translation>
    </message>
    <message>
        <source>Lester et al. 2021, Figure 3(a)</source>
        <translation>Lester et al. 2021, 그림 3(a)</translation>
    </message>
    <message>
        <source>Lester et al. 2021, Figure 3(b)</source>
        <translation>Lester et al. 2021, 그림 3(b)</translation>
    </message>
    <message>
        <source>Lester et al. 2021, Figure 4</source>
        <translation>Lester et al. 2021, 그림 4</translation>
    </message>
    <message>
        <source>Lester et al. 2021, Table 1</source>
        <translation>Lester et al. 2021, 표 1</translation>
    </message>
    <message>
        <source>Lester et al. 2021, Table 3</source>
        <translation>Lester et al. 2021, 표 3</translation>
    </message>
    <message>
        <source>Li &amp; Liang 2021, Figure 4</source>
        <translation>Li &amp; Liang 2021, 그림 4</translation>
    </message>
    <message>
        <source>Li &amp; Liang 2021, Figure 3</source>
        <translation>Li &amp; Liang 2021, 그림 3</translation>
    </message>
    <message>
        <source>Li &amp; Liang 2021, section 6.4</source>
        <translation>Li &amp; Liang 2021, 6.4절</translation>
    </message>
    <message>
        <source>Choi et al. 2023, number and length of the prompts</source>
        <translation>Choi et al. 2023, 프롬프트의 수와 길이</translation>
    </message>
    <message>
        <source>Choi et al. 2023, routing methods</source>
        <translation>Choi et al. 2023, 라우팅 방식</translation>
    </message>
    <message>
        <source>Choi et al. 2023, cost of training and inference</source>
        <translation>Choi et al. 2023, 학습과 추론의 비용</translation>
    </message>
    <message>
        <source>Ma et al. 2022, Figure 2</source>
        <translation>Ma et al. 2022, 그림 2</translation>
    </message>
    <message>
        <source>Ma et al. 2022, pruning ratios</source>
        <translation>Ma et al. 2022, 가지치기 비율</translation>
    </message>
</context>
<context>
    <name>files</name>
    <message>
        <source>%1 cannot be written: %2. Free some room or choose another folder.</source>
        <translation>%1에 쓸 수 없습니다: %2. 공간을 비우거나 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 파일을 읽을 수 없습니다: %2.</translation>
    </message>
    <message>
        <source>There is no file %1. Check the name and the folder.</source>
        <translation>%1 파일이 없습니다. 이름과 폴더를 확인하세요.</translation>
    </message>
    <message>
        <source>%1 is not a plain file. Choose a file.</source>
        <translation>%1: 보통 파일이 아닙니다. 파일을 고르세요.</translation>
    </message>
    <message>
        <source>%1 is too large: it has %2 bytes, and %3 is the most that is read.</source>
        <translation>%1 파일이 너무 큽니다. %2바이트인데, %3바이트까지만 읽습니다.</translation>
    </message>
    <message>
        <source>There is no room on the disk for %1: free some.</source>
        <translation>디스크에 %1을(를) 쓸 공간이 없습니다. 공간을 비우세요.</translation>
    </message>
    <message>
        <source>%1 is a pointer of Git LFS: the file itself was not downloaded. Run &quot;git lfs pull&quot; in its folder, or download the file from the model&apos;s page.</source>
        <translation>%1: Git LFS 포인터일 뿐이며 파일 자체는 내려받지 않았습니다. 그 폴더에서 &quot;git lfs pull&quot;을 실행하거나 모델 페이지에서 파일을 내려받으세요.</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2. Check the name and the folder.</source>
        <translation>%1을(를) 쓸 수 없습니다: %2. 이름과 폴더를 확인하세요.</translation>
    </message>
    <message>
        <source>%1 is nested more than %2 levels deep, which nothing that is read here needs. Check its brackets and braces.</source>
        <translation>%1은(는) %2단계보다 깊이 중첩되어 있는데, 여기에서 읽는 파일은 그럴 필요가 없습니다. 대괄호와 중괄호를 확인하세요.</translation>
    </message>
    <message>
        <source>%1 is too large: it holds more values, or a longer text, than are read. Use a smaller file.</source>
        <translation>%1이(가) 너무 큽니다: 읽을 수 있는 것보다 값이 많거나 글이 깁니다. 더 작은 파일을 쓰세요.</translation>
    </message>
    <message>
        <source>%1, line %2: %3 is no value of JSON. Write a number, a text in quotation marks or null.</source>
        <translation>%1, %2행: %3은(는) JSON의 값이 아닙니다. 숫자, 따옴표로 묶은 글 또는 null을 쓰세요.</translation>
    </message>
    <message>
        <source>%1, line %2: a text holds a tab or another control character as it is. In JSON it is written as %3.</source>
        <translation>%1, %2행: 글에 탭이나 다른 제어 문자가 그대로 들어 있습니다. JSON에서는 %3(으)로 씁니다.</translation>
    </message>
    <message>
        <source>%1, line %2: at %3 half of a character stands without its other half. Write the whole character, or remove it.</source>
        <translation>%1, %2행: %3에 문자의 반쪽만 있습니다. 문자를 온전히 쓰거나 지우세요.</translation>
    </message>
    <message>
        <source>%1, line %2: the number %3 is too large. Write a smaller one.</source>
        <translation>%1, %2행: 숫자 %3이(가) 너무 큽니다. 더 작은 숫자를 쓰세요.</translation>
    </message>
    <message>
        <source>%1, line %2: this is not JSON. Check commas, quotation marks and braces there.</source>
        <translation>%1, %2행: JSON이 아닙니다. 그곳의 쉼표, 따옴표, 괄호를 확인하세요.</translation>
    </message>
    <message>
        <source>%1, line %2: this is not UTF-8. Save the file in the encoding UTF-8.</source>
        <translation>%1, %2행: UTF-8이 아닙니다. 파일을 UTF-8 인코딩으로 저장하세요.</translation>
    </message>
    <message>
        <source>There is not enough memory for this. Close other programs, or use a smaller model or file.</source>
        <translation>메모리가 모자랍니다. 다른 프로그램을 닫거나 더 작은 모델이나 파일을 쓰세요.</translation>
    </message>
    <message>
        <source>%1 cannot be written: it is not a plain file. Choose another name.</source>
        <translation>%1에 쓸 수 없습니다. 일반 파일이 아닙니다. 다른 이름을 고르세요.</translation>
    </message>
    <message>
        <source>%1 was removed or replaced while it was written.</source>
        <translation>%1 파일이 기록하는 동안 삭제되었거나 다른 것으로 바뀌었습니다.</translation>
    </message>
    <message>
        <source>%1 is too large for this machine&apos;s memory.</source>
        <translation>%1 파일이 이 컴퓨터의 메모리보다 큽니다.</translation>
    </message>
    <message>
        <source>%1, line %2, is longer than any that training writes.</source>
        <translation>%1의 %2번째 줄이 학습이 쓰는 어떤 줄보다도 깁니다.</translation>
    </message>
    <message>
        <source>%1 was changed or removed while it was in use, so that what is computed with it would be wrong. Put it back as it was, and start again.</source>
        <translation>%1: Git LFS 포인터입니다. 파일 자체는 내려받지 않았습니다. 그 폴더에서 &quot;git lfs pull&quot;을 실행하거나 모델 페이지에서 파일을 내려받으세요.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Trains soft prompts on frozen language models and shows what they learn.</source>
        <translation>동결된 언어 모델에서 소프트 프롬프트를 학습하고, 무엇을 배우는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Start the demo run at once.</source>
        <translation>데모 실행을 바로 시작합니다.</translation>
    </message>
    <message>
        <source>Keep runs in this folder.</source>
        <translation>실행을 이 폴더에 보관합니다.</translation>
    </message>
</context>
<context>
    <name>measures</name>
    <message>
        <source>Best dev metric</source>
        <translation>최고 개발 지표</translation>
    </message>
    <message>
        <source>Final dev metric</source>
        <translation>마지막 개발 지표</translation>
    </message>
    <message>
        <source>Dev metric</source>
        <translation>개발 지표</translation>
    </message>
    <message>
        <source>Test metric</source>
        <translation>시험 지표</translation>
    </message>
    <message>
        <source>Training time</source>
        <translation>학습 시간</translation>
    </message>
    <message>
        <source>Trainable parameters</source>
        <translation>학습 파라미터</translation>
    </message>
    <message>
        <source>Stored parameters</source>
        <translation>저장 파라미터</translation>
    </message>
    <message>
        <source>Time per step</source>
        <translation>스텝당 시간</translation>
    </message>
    <message>
        <source>Peak memory of training</source>
        <translation>학습 최대 메모리</translation>
    </message>
    <message>
        <source>Inference per example</source>
        <translation>예제당 추론</translation>
    </message>
</context>
<context>
    <name>methods</name>
    <message>
        <source>%1 is not a sound adapter configuration: %2 is missing or wrong.</source>
        <translation>%1: 올바른 어댑터 설정이 아닙니다. %2 항목이 없거나 잘못되었습니다.</translation>
    </message>
    <message>
        <source>%1 holds no adapter_config.json. Choose an adapter folder.</source>
        <translation>%1에 adapter_config.json이 없습니다. 어댑터 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>%1 was trained on a model with embeddings of size %2; the model in %3 has size %4. Open it with its own model.</source>
        <translation>%1: 임베딩 크기가 %2인 모델에서 학습했는데, %3에 있는 모델은 크기가 %4입니다. 원래 모델과 함께 여세요.</translation>
    </message>
    <message>
        <source>The vocabulary has %1 ordinary pieces, too few for a prompt of %2 tokens; choose a shorter prompt or random-uniform.</source>
        <translation>어휘의 일반 조각이 %1개뿐이라 토큰 %2개짜리 프롬프트에 모자랍니다. 프롬프트를 줄이거나 random-uniform을 고르세요.</translation>
    </message>
    <message>
        <source>The initialisation &quot;text&quot; needs a text: set init_text.</source>
        <translation>초기화 &quot;text&quot;에는 글이 필요합니다. init_text를 설정하세요.</translation>
    </message>
    <message>
        <source>The initialisation &quot;earlier-run&quot; needs a run or adapter folder: set init_run.</source>
        <translation>초기화 &quot;earlier-run&quot;에는 실행 또는 어댑터 폴더가 필요합니다. init_run을 설정하세요.</translation>
    </message>
    <message>
        <source>%1 holds a prompt of %2 tokens; set prompt_length to %2.</source>
        <translation>%1의 프롬프트는 토큰이 %2개입니다. prompt_length를 %2(으)로 설정하세요.</translation>
    </message>
    <message>
        <source>Prompt tuning</source>
        <translation>프롬프트 튜닝</translation>
    </message>
    <message>
        <source>A few trainable vectors before the input; the model stays frozen (Lester et al. 2021).</source>
        <translation>입력 앞에 학습 가능한 벡터를 몇 개 둡니다. 모델은 동결된 채로 있습니다(Lester 외 2021).</translation>
    </message>
    <message>
        <source>There is no method &quot;%1&quot;; there are: %2.</source>
        <translation>&quot;%1&quot; 방법은 없습니다. 쓸 수 있는 방법: %2.</translation>
    </message>
    <message>
        <source>%1 is not a sound %2 adapter: the tensor %3 is missing or has another shape. Train it again.</source>
        <translation>%1: 올바른 %2 어댑터가 아닙니다. %3 텐서가 없거나 모양이 다릅니다. 다시 학습하세요.</translation>
    </message>
    <message>
        <source>%1 is not a mask: %2 must be rows of 0 and 1 of equal length, one for every soft token.</source>
        <translation>%1: 마스크가 아닙니다. %2에는 길이가 같은 0과 1의 행이 소프트 토큰마다 하나씩 있어야 합니다.</translation>
    </message>
    <message>
        <source>%1 masks the whole prompt. Keep at least one piece.</source>
        <translation>%1: 프롬프트 전체를 마스크합니다. 조각을 하나 이상 남기세요.</translation>
    </message>
    <message>
        <source>%1 pieces do not divide the model&apos;s embeddings of size %2. Choose a divisor.</source>
        <translation>크기가 %2인 모델 임베딩은 조각 %1개로 나누어떨어지지 않습니다. 약수를 고르세요.</translation>
    </message>
    <message>
        <source>The mask is for a prompt of %1 tokens; this one has %2. Use its own mask.</source>
        <translation>토큰이 %1개인 프롬프트의 마스크인데, 이 프롬프트의 토큰은 %2개입니다. 이 프롬프트에 맞는 마스크를 쓰세요.</translation>
    </message>
    <message>
        <source>%1 is damaged: its tensors do not fit together.</source>
        <translation>%1: 파일이 손상되었습니다. 텐서가 서로 맞지 않습니다.</translation>
    </message>
    <message>
        <source>%1 is not a sound SMoP adapter: %2 rows cannot be %3 prompts.</source>
        <translation>%1: 올바른 SMoP 어댑터가 아닙니다. %2행을 프롬프트 %3개로 나눌 수 없습니다.</translation>
    </message>
    <message>
        <source>SMoP</source>
        <translation>SMoP</translation>
    </message>
    <message>
        <source>Several short prompts and a router that gives every input one of them (Choi et al. 2023).</source>
        <translation>짧은 프롬프트 여러 개와, 입력마다 그중 하나를 고르는 라우터를 씁니다(Choi 외 2023).</translation>
    </message>
    <message>
        <source>%1 does not hold its initial values. Choose a run folder, or rewind to the trained ones.</source>
        <translation>%1에 초기값이 없습니다. 실행 폴더를 고르거나 학습된 값으로 되감으세요.</translation>
    </message>
    <message>
        <source>Retraining needs both parent_run and mask_file. Set both, or neither.</source>
        <translation>재학습에는 parent_run과 mask_file이 모두 필요합니다. 둘 다 설정하거나 둘 다 비우세요.</translation>
    </message>
    <message>
        <source>XPrompt</source>
        <translation>XPrompt</translation>
    </message>
    <message>
        <source>Tunes a prompt, prunes the tokens and pieces that matter least, and tunes what is left again (Ma et al. 2022).</source>
        <translation>프롬프트를 튜닝하고, 가장 덜 중요한 토큰과 조각을 가지치기한 뒤, 남은 것을 다시 튜닝합니다(Ma 외 2022).</translation>
    </message>
    <message>
        <source>%1 = %2 leaves nothing of %3. Choose a smaller ratio.</source>
        <translation>%1 = %2: %3개 중 하나도 남지 않습니다. 더 작은 비율을 고르세요.</translation>
    </message>
    <message>
        <source>%1 has adapters for other sublayers than those of the model in %2. Open it with its own model.</source>
        <translation>%1: %2에 있는 모델과 다른 하위 층에 맞춘 어댑터입니다. 원래 모델과 함께 여세요.</translation>
    </message>
    <message>
        <source>Adapter-tuning</source>
        <translation>어댑터 튜닝</translation>
    </message>
    <message>
        <source>A small trainable network behind every sublayer; the model, its layer norms included, stays frozen (Houlsby et al. 2019).</source>
        <translation>하위 층마다 그 뒤에 학습 가능한 작은 신경망을 둡니다. 모델은 층 정규화까지 동결된 채로 있습니다(Houlsby 외 2019).</translation>
    </message>
    <message>
        <source>AutoPrompt</source>
        <translation>AutoPrompt</translation>
    </message>
    <message>
        <source>A prompt of real words, exchanged one by one with the help of gradients (Shin et al. 2020).</source>
        <translation>실제 단어로 된 프롬프트로, 그래디언트를 써서 단어를 하나씩 바꿉니다(Shin 외 2020).</translation>
    </message>
    <message>
        <source>The setting demonstration, &quot;%1&quot;, needs {input} and {target}, each once, and no other field.</source>
        <translation>demonstration 설정 &quot;%1&quot;에는 {input}과 {target}이 한 번씩 있어야 하며 다른 필드는 없어야 합니다.</translation>
    </message>
    <message>
        <source>The model in %1 has %2 positions, and only %3 demonstrations fit before the longest input. Set shots to %3.</source>
        <translation>%1에 있는 모델은 위치가 %2개라 가장 긴 입력 앞에 예시를 %3개까지만 둘 수 있습니다. shots를 %3(으)로 설정하세요.</translation>
    </message>
    <message>
        <source>Few-shot prompt</source>
        <translation>퓨샷 프롬프트</translation>
    </message>
    <message>
        <source>No training: a few examples with their answers stand before the input (prompt design, Brown et al. 2020).</source>
        <translation>학습하지 않고, 입력 앞에 예제 몇 개를 답과 함께 둡니다(프롬프트 설계, Brown 외 2020).</translation>
    </message>
    <message>
        <source>The decoder of the model in %1 has %2 layers, fewer than the setting &quot;layers&quot; asks for. Lower it.</source>
        <translation>%1에 있는 모델의 디코더는 층이 %2개라 &quot;layers&quot; 설정보다 적습니다. 설정을 줄이세요.</translation>
    </message>
    <message>
        <source>%1 promises %2 trained weights, but adapter_model.safetensors holds %3. Train it again.</source>
        <translation>%1에 따르면 학습된 가중치가 %2개여야 하는데, adapter_model.safetensors에는 %3개가 있습니다. 다시 학습하세요.</translation>
    </message>
    <message>
        <source>%1 was trained on another model than the one in %2, whose decoder&apos;s last layers have no weight %3. Open it with its own model.</source>
        <translation>%1: %2에 있는 모델과 다른 모델에서 학습했습니다. 이 모델의 디코더 마지막 층에는 %3 가중치가 없습니다. 원래 모델과 함께 여세요.</translation>
    </message>
    <message>
        <source>Fine-tuning</source>
        <translation>미세 조정</translation>
    </message>
    <message>
        <source>Every weight of the model is trained; what prompts are compared with.</source>
        <translation>모델의 모든 가중치를 학습합니다. 프롬프트와 비교하는 기준입니다.</translation>
    </message>
    <message>
        <source>Fine-tuning of the last layers</source>
        <translation>마지막 층 미세 조정</translation>
    </message>
    <message>
        <source>Only the weights of the decoder&apos;s last layers are trained (FT-top2 of Li and Liang 2021).</source>
        <translation>디코더 마지막 층의 가중치만 학습합니다(Li와 Liang 2021의 FT-top2).</translation>
    </message>
    <message>
        <source>%1 is not a sound p-tuning adapter: the tensor %2 is missing or has another shape. Train it again.</source>
        <translation>%1: 올바른 P-튜닝 어댑터가 아닙니다. %2 텐서가 없거나 모양이 다릅니다. 다시 학습하세요.</translation>
    </message>
    <message>
        <source>P-tuning</source>
        <translation>P-튜닝</translation>
    </message>
    <message>
        <source>Pseudo tokens anywhere in a template, made by a small network while training (Liu et al. 2021).</source>
        <translation>템플릿의 아무 곳에나 의사 토큰을 두고, 학습하는 동안 작은 신경망으로 만듭니다(Liu 외 2021).</translation>
    </message>
    <message>
        <source>%1 was trained on a model whose layers or heads are others than those of the model in %2. Open it with its own model.</source>
        <translation>%1: 층이나 헤드가 %2에 있는 모델과 다른 모델에서 학습했습니다. 원래 모델과 함께 여세요.</translation>
    </message>
    <message>
        <source>Prefix-tuning</source>
        <translation>프리픽스 튜닝</translation>
    </message>
    <message>
        <source>Trainable keys and values before every layer&apos;s own; the model stays frozen (Li and Liang 2021).</source>
        <translation>층마다 자체 키와 값 앞에 학습 가능한 키와 값을 둡니다. 모델은 동결된 채로 있습니다(Li와 Liang 2021).</translation>
    </message>
    <message>
        <source>%1 holds no soft prompt to begin with.</source>
        <translation>%1에 시작할 소프트 프롬프트가 없습니다.</translation>
    </message>
    <message>
        <source>%1 is no prompt for the model in %2: it needs one row of %3 numbers for every token. Open it with its own model.</source>
        <translation>%1: %2에 있는 모델의 프롬프트가 아닙니다. 토큰마다 수 %3개짜리 행이 하나씩 있어야 합니다. 원래 모델과 함께 여세요.</translation>
    </message>
    <message>
        <source>The template &quot;%1&quot; needs {input} once, and [P] or [P*n] for pseudo tokens, for example &quot;[P*10] {input} topic: [P]&quot;.</source>
        <translation>템플릿 &quot;%1&quot;에는 {input}이 한 번 있어야 하고, 의사 토큰 [P]나 [P*n]이 있어야 합니다. 예: &quot;[P*10] {input} topic: [P]&quot;.</translation>
    </message>
    <message>
        <source>%1: the tensor %2 names pieces that the model does not have; its vocabulary ends at %3. Open the adapter with its own model.</source>
        <translation>%1: %2 텐서에 모델에 없는 조각이 적혀 있습니다. 모델의 어휘는 %3에서 끝납니다. 어댑터를 원래 모델과 함께 여세요.</translation>
    </message>
    <message>
        <source>The model cannot be written to %1: %2.</source>
        <translation>%1에 모델을 쓸 수 없습니다: %2.</translation>
    </message>
    <message>
        <source>There is something in %1 already. Choose a new folder.</source>
        <translation>%1에 이미 무언가 있습니다. 새 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>WARP trains rows of the output matrix, and the model in %1 has none of its own: it uses its input embeddings. Choose a model like T5 1.1, or another method.</source>
        <translation>WARP는 출력 행렬의 행을 학습하는데, %1에 있는 모델은 입력 임베딩을 함께 써서 출력 행렬이 따로 없습니다. T5 1.1 같은 모델이나 다른 방법을 고르세요.</translation>
    </message>
    <message>
        <source>WARP trains what stands for each label, and this task has none. Choose another method, such as prompt-tuning.</source>
        <translation>WARP는 레이블을 나타내는 것을 학습하는데, 이 과제에는 레이블이 없습니다. 프롬프트 튜닝 같은 다른 방법을 고르세요.</translation>
    </message>
    <message>
        <source>WARP</source>
        <translation>WARP</translation>
    </message>
    <message>
        <source>A soft prompt at the input and trained words for the labels at the output (Hambardzumyan et al. 2021).</source>
        <translation>입력에 소프트 프롬프트를 두고, 출력에서 레이블을 나타내는 단어를 학습합니다(Hambardzumyan 외 2021).</translation>
    </message>
    <message>
        <source>Only one soft prompt before the input can be pruned. Choose a run of prompt tuning or XPrompt.</source>
        <translation>입력 앞에 놓인 하나의 소프트 프롬프트만 가지치기할 수 있습니다. 프롬프트 튜닝이나 XPrompt 실행을 고르세요.</translation>
    </message>
    <message>
        <source>%1: the adapter was trained together with other weights (%2), which are not known here. Train one for a language model, without them.</source>
        <translation>%1: 다른 가중치(%2)와 함께 학습한 어댑터라서 여기서는 쓸 수 없습니다. 언어 모델용으로 다른 가중치 없이 학습한 어댑터를 쓰세요.</translation>
    </message>
    <message>
        <source>%1 is a checkpoint from training: it holds the network that makes the prompt (%2), not the prompt. Save the adapter with PEFT&apos;s save_pretrained.</source>
        <translation>%1: 학습 중에 저장한 체크포인트입니다. 프롬프트가 아니라 프롬프트를 만드는 신경망(%2)이 들어 있습니다. PEFT의 save_pretrained로 어댑터를 저장하세요.</translation>
    </message>
    <message>
        <source>%1 is no prompt: it needs one row of numbers for every token. Save an array of two dimensions.</source>
        <translation>%1: 프롬프트가 아닙니다. 토큰마다 수로 된 행이 하나씩 있어야 합니다. 2차원 배열로 저장하세요.</translation>
    </message>
    <message>
        <source>%1: %2 does not have the %3 rows that adapter_config.json promises.</source>
        <translation>%1: %2의 행 수가 adapter_config.json에 적힌 %3개와 다릅니다.</translation>
    </message>
    <message>
        <source>PEFT&apos;s prefix-tuning does not fit the model in %1, whose heads do not fill the embedding or whose decoder has more layers than the encoder, or other heads. Choose the form &quot;paper&quot;.</source>
        <translation>%1에 있는 모델은 헤드를 합친 크기가 임베딩과 다르거나 디코더의 층이 인코더보다 많거나 헤드가 달라 PEFT의 프리픽스 튜닝에 맞지 않습니다. 형식에서 &quot;paper&quot;를 고르세요.</translation>
    </message>
    <message>
        <source>%1 is a %2 adapter, a method that is not known here. Choose one of prompt tuning, P-tuning or prefix-tuning.</source>
        <translation>%1: %2 어댑터입니다. 여기서는 모르는 방법입니다. 프롬프트 튜닝, P-튜닝, 프리픽스 튜닝의 어댑터를 고르세요.</translation>
    </message>
    <message>
        <source>%1 is damaged: it does not say which masks were tried. Remove it to begin anew.</source>
        <translation>%1이(가) 손상되었습니다: 어떤 마스크를 써 보았는지 알 수 없습니다. 파일을 지우면 새로 시작합니다.</translation>
    </message>
    <message>
        <source>%1 is damaged: a label or a prompt is out of range.</source>
        <translation>%1이(가) 손상되었습니다: 레이블이나 프롬프트가 범위를 벗어났습니다.</translation>
    </message>
</context>
<context>
    <name>model</name>
    <message>
        <source>%1 names a file outside its folder.</source>
        <translation>%1에 폴더 밖의 파일이 적혀 있습니다.</translation>
    </message>
    <message>
        <source>%1 lists no weight files. Download it once more.</source>
        <translation>%1에 가중치 파일이 하나도 적혀 있지 않습니다. 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>%1 lacks the weight %2 that its config.json promises.</source>
        <translation>%1에 config.json대로라면 있어야 할 %2 가중치가 없습니다.</translation>
    </message>
    <message>
        <source>%1: the weight %2 is not stored as floating-point numbers; use an unquantised checkpoint.</source>
        <translation>%1: 가중치 %2의 값이 부동소수점 수가 아닙니다. 양자화하지 않은 체크포인트를 쓰세요.</translation>
    </message>
    <message>
        <source>%1: the weight %2 has shape %3, but config.json says %4.</source>
        <translation>%1: 가중치 %2의 모양은 %3인데, config.json에는 %4로 적혀 있습니다.</translation>
    </message>
    <message>
        <source>%1 does not say %2. Download the model&apos;s config.json once more.</source>
        <translation>%1에 %2 항목이 없습니다. 모델의 config.json을 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>%1: %2 cannot be %3.</source>
        <translation>%1: %2에 쓸 수 없는 값입니다: %3.</translation>
    </message>
    <message>
        <source>%1 holds no config.json. Choose a Hugging Face model folder.</source>
        <translation>%1에 config.json이 없습니다. Hugging Face 모델 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>%1 is not a JSON object. Download it once more.</source>
        <translation>%1: JSON 객체가 아닙니다. 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>%1: the model family &quot;%2&quot; is not known here; known are: %3.</source>
        <translation>%1: &quot;%2&quot; 모델 계열은 여기서 모르는 계열입니다. 아는 계열: %3.</translation>
    </message>
    <message>
        <source>%1 is not a sound safetensors file: %2. Download or save it once more.</source>
        <translation>%1: 올바른 safetensors 파일이 아닙니다(%2). 다시 내려받거나 저장하세요.</translation>
    </message>
    <message>
        <source>%1 has no tensor %2. It belongs to another kind of model or adapter.</source>
        <translation>%1에 %2 텐서가 없습니다. 다른 종류의 모델이나 어댑터의 파일입니다.</translation>
    </message>
    <message>
        <source>The model in %1 has %2 positions, too few for prompt and text together. Shorten the prompt or the longest text.</source>
        <translation>%1에 있는 모델은 위치가 %2개라 프롬프트와 글을 함께 담기에 모자랍니다. 프롬프트나 가장 긴 글을 줄이세요.</translation>
    </message>
    <message>
        <source>The model in %1 has %2 positions, too few for prompt, input and target together. Shorten the prompt or the longest input.</source>
        <translation>%1에 있는 모델은 위치가 %2개라 프롬프트, 입력, 타깃을 함께 담기에 모자랍니다. 프롬프트나 가장 긴 입력을 줄이세요.</translation>
    </message>
    <message>
        <source>%1 holds no model.safetensors and no pytorch_model.bin. Choose a Hugging Face model folder with its weights.</source>
        <translation>%1에 model.safetensors도 pytorch_model.bin도 없습니다. 가중치가 든 Hugging Face 모델 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>%1 has no weight %2 that could be replaced.</source>
        <translation>%1에 바꿀 수 있는 %2 가중치가 없습니다.</translation>
    </message>
    <message>
        <source>%1: the weight %2 has shape %3 and cannot be replaced by %4.</source>
        <translation>%1: 가중치 %2의 모양은 %3이라서 %4 모양으로 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 is not a sound .npy file: %2. Save it once more with numpy.save, as float32.</source>
        <translation>%1: 올바른 .npy 파일이 아닙니다(%2). numpy.save로 float32로 다시 저장하세요.</translation>
    </message>
    <message>
        <source>%1 is not a sound PyTorch file: %2. Download or save it once more, or get the model in the safetensors format.</source>
        <translation>%1: 올바른 PyTorch 파일이 아닙니다(%2). 다시 내려받거나 저장하거나, safetensors 형식의 모델을 받으세요.</translation>
    </message>
    <message>
        <source>%1 was not written by torch.save. Get the model in the safetensors format.</source>
        <translation>%1: torch.save로 쓴 파일이 아닙니다. safetensors 형식의 모델을 받으세요.</translation>
    </message>
    <message>
        <source>%1 asks to run %2 when it is opened; such a file is not opened. Get the model in the safetensors format.</source>
        <translation>%1: 열 때 %2 실행을 요구하는 파일이라 열지 않습니다. safetensors 형식의 모델을 받으세요.</translation>
    </message>
    <message>
        <source>%1 is not a sound ZIP archive: %2. Download or save it once more, or get the model in the safetensors format.</source>
        <translation>%1: 올바른 ZIP 파일이 아닙니다(%2). 다시 내려받거나 저장하거나, safetensors 형식의 모델을 받으세요.</translation>
    </message>
    <message>
        <source>%1: the tensor %2 has values that are infinite or no numbers (NaN). Train or download it once more.</source>
        <translation>%1: 텐서 %2에 무한대이거나 수가 아닌(NaN) 값이 있습니다. 다시 학습하거나 내려받으세요.</translation>
    </message>
    <message>
        <source>There is no T5 shape &quot;%1&quot;; known are %2, and config.json files.</source>
        <translation>&quot;%1&quot;(이)라는 T5 모양은 없습니다. %2 또는 config.json 파일을 쓰십시오.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another folder.</source>
        <translation>%1에 쓸 수 없습니다: %2. 다른 폴더를 고르십시오.</translation>
    </message>
    <message>
        <source>%1: %2 is %3, which changes the model&apos;s numbers and is not known here. Choose a model without it.</source>
        <translation>%1: %2의 값이 %3입니다. 모델의 수를 바꾸는 설정인데 여기서는 쓸 수 없습니다. 이 설정이 없는 모델을 고르세요.</translation>
    </message>
    <message>
        <source>%1: the tensor %2 has values of float64 that are too large for float32. Save it as float32.</source>
        <translation>%1: 텐서 %2에 float32로 나타낼 수 없이 큰 float64 값이 있습니다. float32로 저장하세요.</translation>
    </message>
    <message>
        <source>%1 stretches the positions by the rule &quot;%2&quot; (%3), which is not known here. Take a Llama model without it.</source>
        <translation>%1: 위치를 늘이는 규칙 &quot;%2&quot;(%3)이 있는데 여기서는 쓸 수 없습니다. 이 설정이 없는 Llama 모델을 쓰세요.</translation>
    </message>
    <message>
        <source>%1: the weights are quantised (%2), which is not known here. Get the model in float32, float16 or bfloat16.</source>
        <translation>%1: 가중치가 양자화되어 있어(%2) 여기서는 쓸 수 없습니다. float32, float16 또는 bfloat16으로 된 모델을 받으세요.</translation>
    </message>
    <message>
        <source>%1: the tensor %2 is stored in the type %3, as quantised weights are, which is not known here. Get the model in float32, float16 or bfloat16.</source>
        <translation>%1: 텐서 %2가 양자화한 가중치처럼 %3 형식으로 저장되어 있어 여기서는 쓸 수 없습니다. float32, float16 또는 bfloat16으로 된 모델을 받으세요.</translation>
    </message>
    <message>
        <source>%1: %2 holds other numbers than the model&apos;s first table of embeddings, and which of them counts is not known. Save the model with one table.</source>
        <translation>%1: %2의 값이 모델의 첫 번째 임베딩 표와 달라 어느 쪽을 써야 하는지 알 수 없습니다. 표 하나만 두고 모델을 저장하세요.</translation>
    </message>
    <message>
        <source>%1: the model&apos;s head (%2) is not that of a language model known here. Choose the model that it was made from.</source>
        <translation>%1: 모델의 헤드(%2)가 여기서 쓸 수 있는 언어 모델의 헤드가 아닙니다. 이 모델의 바탕이 된 모델을 고르세요.</translation>
    </message>
</context>
<context>
    <name>ptw::AnswerCard</name>
    <message>
        <source>(writes nothing)</source>
        <translation>(아무것도 쓰지 않음)</translation>
    </message>
    <message>
        <source>Label probabilities, %1</source>
        <translation>레이블 확률, %1</translation>
    </message>
    <message>
        <source>%1, written &quot;%2&quot;: %3 %</source>
        <translation>%1, 표기 &quot;%2&quot;: %3 %</translation>
    </message>
</context>
<context>
    <name>ptw::AttentionLegend</name>
    <message>
        <source>Attention to one key: %1</source>
        <translation>키 하나에 가는 어텐션: %1</translation>
    </message>
</context>
<context>
    <name>ptw::AttentionModel</name>
    <message>
        <source>%1: %2 of its attention goes to the soft prompt</source>
        <translation>%1: 어텐션의 %2가 소프트 프롬프트에 감</translation>
    </message>
    <message>
        <source>%1 looks at %2: %3 of its attention</source>
        <translation>%1: 어텐션의 %3가 %2에 감</translation>
    </message>
    <message>
        <source>%1 looks at soft token %2: %3 of its attention</source>
        <translation>%1: 어텐션의 %3가 소프트 토큰 %2에 감</translation>
    </message>
    <message>
        <source>Soft prompt</source>
        <translation>소프트 프롬프트</translation>
    </message>
    <message>
        <source>The part of a token&apos;s attention that goes to all soft tokens together</source>
        <translation>토큰의 어텐션 중 모든 소프트 토큰에 가는 비율의 합</translation>
    </message>
    <message>
        <source>How much each token looks at %1</source>
        <translation>각 토큰이 %1에 두는 어텐션</translation>
    </message>
    <message>
        <source>How much each token looks at soft token %1</source>
        <translation>각 토큰이 소프트 토큰 %1에 두는 어텐션</translation>
    </message>
</context>
<context>
    <name>ptw::AttentionView</name>
    <message>
        <source>(writes nothing)</source>
        <translation>(아무것도 쓰지 않음)</translation>
    </message>
    <message>
        <source>%1 of the attention of this map goes to the soft prompt.</source>
        <translation>이 그림에서는 어텐션의 %1가 소프트 프롬프트에 갑니다.</translation>
    </message>
    <message>
        <source>The soft prompt is not among what this attention can look at.</source>
        <translation>이 어텐션은 소프트 프롬프트를 볼 수 없습니다.</translation>
    </message>
    <message>
        <source>Step %1, &quot;%2&quot;: the answer is %3.</source>
        <translation>스텝 %1, &quot;%2&quot;: 답은 %3입니다.</translation>
    </message>
    <message>
        <source>All layers (mean)</source>
        <translation>모든 층(평균)</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>층 %1</translation>
    </message>
    <message>
        <source>All heads (mean)</source>
        <translation>모든 헤드(평균)</translation>
    </message>
    <message>
        <source>Head %1</source>
        <translation>헤드 %1</translation>
    </message>
    <message>
        <source>Type an input</source>
        <translation>입력을 쓰세요</translation>
    </message>
    <message>
        <source>Input for the model</source>
        <translation>모델 입력</translation>
    </message>
    <message>
        <source>Enter asks the model</source>
        <translation>Enter를 누르면 모델에 묻습니다</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>묻기</translation>
    </message>
    <message>
        <source>Lets the model answer and shows where it looks (Enter)</source>
        <translation>모델에 묻고, 답하면서 어디를 보는지 보여 줍니다(Enter)</translation>
    </message>
    <message>
        <source>The model is answering</source>
        <translation>모델이 답하는 중</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>어텐션</translation>
    </message>
    <message>
        <source>Which attention of the model is shown</source>
        <translation>모델의 어느 어텐션을 보여 줄지 고릅니다</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>One layer, counted from the input, or the mean over all</source>
        <translation>입력부터 센 층 하나, 또는 모든 층의 평균</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>헤드</translation>
    </message>
    <message>
        <source>One head of the attention, or the mean over all</source>
        <translation>어텐션 헤드 하나, 또는 모든 헤드의 평균</translation>
    </message>
    <message>
        <source>Only soft tokens</source>
        <translation>소프트 토큰만</translation>
    </message>
    <message>
        <source>Leaves out the columns of the input&apos;s and the answer&apos;s own tokens</source>
        <translation>입력과 답 자체의 토큰 열을 뺍니다</translation>
    </message>
    <message>
        <source>Type an input: how much each token looks at the soft prompt appears here.</source>
        <translation>입력을 쓰세요. 각 토큰이 소프트 프롬프트를 얼마나 보는지 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Attention of every token</source>
        <translation>모든 토큰의 어텐션</translation>
    </message>
    <message>
        <source>Encoder self-attention</source>
        <translation>인코더 자기 어텐션</translation>
    </message>
    <message>
        <source>Decoder self-attention</source>
        <translation>디코더 자기 어텐션</translation>
    </message>
    <message>
        <source>Cross-attention</source>
        <translation>교차 어텐션</translation>
    </message>
    <message>
        <source>Attention: softmax(q k / √d), Vaswani et al. 2017, eq. 1; T5 leaves out √d and adds a bias for the distance</source>
        <translation>어텐션: softmax(q k / √d), Vaswani 외 2017 식 1. T5는 √d를 빼고 거리에 따른 편향을 더합니다</translation>
    </message>
    <message>
        <source>One row per token of the input or of the answer: how much of its attention goes to the soft prompt, then to each soft token (P0, P1, ...) and, if wanted, to every other token. The number is softmax(q k / √d), Vaswani et al. 2017, eq. 1; T5 leaves out √d and adds a bias for the distance. It says where a prompt is read, next to what its tokens are near to (Lester et al. 2021, section 7). Click a column of a soft token and every view follows.</source>
        <translation>입력이나 답의 토큰마다 한 행입니다: 어텐션 중 소프트 프롬프트에 가는 비율, 소프트 토큰(P0, P1, ...)마다 가는 비율, 원하면 다른 토큰마다 가는 비율. 수는 softmax(q k / √d)입니다(Vaswani 외 2017 식 1). T5는 √d를 빼고 거리에 따른 편향을 더합니다. 소프트 토큰이 무엇과 가까운지(Lester 외 2021, 7절)와 더불어, 프롬프트를 어디에서 읽는지 알려 줍니다. 소프트 토큰의 열을 클릭하면 모든 보기가 따라옵니다.</translation>
    </message>
</context>
<context>
    <name>ptw::ColumnButtons</name>
    <message>
        <source>Insert the column %1</source>
        <translation>%1 열 넣기</translation>
    </message>
    <message>
        <source>Inserts {%1} into the template. For example: %2</source>
        <translation>템플릿에 {%1} 열을 넣습니다. 예: %2</translation>
    </message>
</context>
<context>
    <name>ptw::CompareAnswersPage</name>
    <message>
        <source>both</source>
        <translation>둘 다</translation>
    </message>
    <message>
        <source>neither</source>
        <translation>둘 다 아님</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>예제</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Right answer</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>Right is</source>
        <translation>맞은 쪽</translation>
    </message>
    <message>
        <source>%1 dev examples: both right %2, only %3 %4, only %5 %6, both wrong %7; other answers %8.</source>
        <translation>개발 예제 %1개: 둘 다 맞음 %2, %3만 %4, %5만 %6, 둘 다 틀림 %7, 다른 답 %8.</translation>
    </message>
    <message>
        <source>McNemar&apos;s exact test: p = %1</source>
        <translation>McNemar 정확 검정: p = %1</translation>
    </message>
    <message>
        <source>McNemar&apos;s test: chi-square %1, p = %2</source>
        <translation>McNemar 검정: 카이제곱 %1, p = %2</translation>
    </message>
    <message>
        <source> (hardly chance).</source>
        <translation>(우연으로 보기 어려움).</translation>
    </message>
    <message>
        <source> (may be chance).</source>
        <translation>(우연일 수 있음).</translation>
    </message>
    <message>
        <source>All other answers</source>
        <translation>다른 답 모두</translation>
    </message>
    <message>
        <source>Only %1 right</source>
        <translation>%1만 맞음</translation>
    </message>
    <message>
        <source>Both or neither right</source>
        <translation>둘 다 맞거나 둘 다 틀림</translation>
    </message>
    <message>
        <source>Which answers</source>
        <translation>보여 줄 답</translation>
    </message>
    <message>
        <source>Examples with other answers</source>
        <translation>답이 다른 예제</translation>
    </message>
    <message>
        <source>McNemar&apos;s test (1947) judges by the examples on which only one of the two is right: exactly where they are fewer than 25, else by chi-square with continuity correction. A small p says that chance alone hardly makes such a difference.</source>
        <translation>McNemar 검정(1947)은 두 실행 중 하나만 맞힌 예제로 판단합니다. 그런 예제가 25개보다 적으면 정확 검정을, 아니면 연속성 보정을 한 카이제곱 검정을 씁니다. p가 작으면 우연만으로는 이런 차이가 나기 어렵습니다.</translation>
    </message>
</context>
<context>
    <name>ptw::CompareProjectionPage</name>
    <message>
        <source>None of these runs has a soft prompt.</source>
        <translation>이 실행들에는 소프트 프롬프트가 없습니다.</translation>
    </message>
</context>
<context>
    <name>ptw::ComparePromptsPage</name>
    <message>
        <source>Token</source>
        <translation>토큰</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>코사인</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>거리</translation>
    </message>
    <message>
        <source>Near to %1</source>
        <translation>%1에 가까움</translation>
    </message>
    <message>
        <source>Near to both</source>
        <translation>둘 다에 가까움</translation>
    </message>
    <message>
        <source>The prompts have different lengths: only their centres are compared.</source>
        <translation>프롬프트의 길이가 달라 중심만 비교합니다.</translation>
    </message>
    <message>
        <source>Mean over the tokens: cosine %1, distance %2.</source>
        <translation>토큰 평균: 코사인 %1, 거리 %2.</translation>
    </message>
    <message>
        <source>Centres: cosine %1, distance %2.</source>
        <translation>중심: 코사인 %1, 거리 %2.</translation>
    </message>
    <message>
        <source>Near to some token of both: %1.</source>
        <translation>양쪽 모두 어떤 토큰과 가까움: %1.</translation>
    </message>
    <message>
        <source>Tokens of both prompts side by side</source>
        <translation>나란히 놓은 두 프롬프트의 토큰</translation>
    </message>
    <message>
        <source>One row per soft token: the cosine similarity and the Euclidean distance of the two vectors, and the vocabulary pieces nearest to each by cosine. A row selects the token in every view.</source>
        <translation>소프트 토큰마다 한 줄: 두 벡터의 코사인 유사도와 유클리드 거리, 그리고 코사인으로 각각에 가장 가까운 어휘 조각. 줄을 고르면 모든 보기에서 그 토큰이 선택됩니다.</translation>
    </message>
</context>
<context>
    <name>ptw::CompareSettingsPage</name>
    <message>
        <source>Setting or measure</source>
        <translation>설정 또는 측정값</translation>
    </message>
    <message>
        <source>%1 of %2 settings differ; they are bold.</source>
        <translation>설정 %2개 중 %1개가 다르며 굵게 표시됩니다.</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>다른 것만</translation>
    </message>
    <message>
        <source>Hides the settings that are the same in all runs</source>
        <translation>모든 실행에서 같은 설정을 숨깁니다</translation>
    </message>
    <message>
        <source>Measures, costs and settings of the runs</source>
        <translation>실행의 측정값, 비용, 설정</translation>
    </message>
</context>
<context>
    <name>ptw::CompareView</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Choose two different runs above.</source>
        <translation>위에서 서로 다른 실행 두 개를 고르세요.</translation>
    </message>
    <message>
        <source>Stopped. Press Go on to compare these two runs.</source>
        <translation>멈췄습니다. 계속을 누르면 이 두 실행을 비교합니다.</translation>
    </message>
    <message>
        <source>Both runs answer the dev examples ...</source>
        <translation>두 실행이 개발 예제에 답하는 중...</translation>
    </message>
    <message>
        <source>Neither of these runs has a soft prompt.</source>
        <translation>두 실행 모두 소프트 프롬프트가 없습니다.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>답</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>투영</translation>
    </message>
    <message>
        <source>Pages of the comparison</source>
        <translation>비교 쪽</translation>
    </message>
    <message>
        <source>First:</source>
        <translation>첫째:</translation>
    </message>
    <message>
        <source>Second:</source>
        <translation>둘째:</translation>
    </message>
    <message>
        <source>First run</source>
        <translation>첫째 실행</translation>
    </message>
    <message>
        <source>Second run</source>
        <translation>둘째 실행</translation>
    </message>
    <message>
        <source>Answered dev examples</source>
        <translation>답한 개발 예제</translation>
    </message>
    <message>
        <source>Export report...</source>
        <translation>보고서 내보내기...</translation>
    </message>
    <message>
        <source>Writes the whole comparison as an HTML page with figures, or as Markdown, LaTeX or CSV tables</source>
        <translation>비교 전체를 그림이 든 HTML 문서나 Markdown, LaTeX, CSV 표로 씁니다</translation>
    </message>
    <message>
        <source>Reading the runs ...</source>
        <translation>실행을 읽는 중...</translation>
    </message>
    <message>
        <source>Select two or more runs in the table of runs, with Ctrl or Shift and a click or with Shift and the arrow keys: their settings, answers and prompts are compared here.</source>
        <translation>실행 목록에서 Ctrl이나 Shift를 누른 채 클릭하거나 Shift와 화살표 키로 실행을 두 개 이상 고르세요. 설정, 답, 프롬프트를 여기에서 비교합니다.</translation>
    </message>
</context>
<context>
    <name>ptw::ControlBar</name>
    <message>
        <source>Controls</source>
        <translation>컨트롤</translation>
    </message>
    <message>
        <source>More controls</source>
        <translation>추가 컨트롤</translation>
    </message>
    <message>
        <source>Shows or hides the controls for which there is no room</source>
        <translation>자리가 없어 빠진 컨트롤을 표시하거나 숨깁니다</translation>
    </message>
</context>
<context>
    <name>ptw::CurveControls</name>
    <message>
        <source>Smoothin&amp;g</source>
        <translation>평활(&amp;G)</translation>
    </message>
    <message>
        <source>Smoothing of the training loss</source>
        <translation>학습 손실의 평활</translation>
    </message>
    <message>
        <source>Smoothing factor of the training loss</source>
        <translation>학습 손실의 평활 계수</translation>
    </message>
    <message>
        <source>How much of the past the thick loss line remembers: 0 draws every step</source>
        <translation>굵은 손실 곡선이 과거를 얼마나 기억하는지 정합니다. 0이면 모든 스텝을 그대로 그립니다</translation>
    </message>
    <message>
        <source>&amp;Log loss</source>
        <translation>로그 손실(&amp;L)</translation>
    </message>
    <message>
        <source>Draw the loss on a logarithmic axis</source>
        <translation>손실을 로그 축에 그립니다</translation>
    </message>
    <message>
        <source>Learning &amp;rate</source>
        <translation>학습률(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Zoom box</source>
        <translation>영역 확대(&amp;Z)</translation>
    </message>
    <message>
        <source>Drag a box to zoom into it (or hold Shift while dragging)</source>
        <translation>상자를 끌어 그 영역을 확대합니다(또는 Shift를 누른 채 끌기)</translation>
    </message>
    <message>
        <source>F&amp;it</source>
        <translation>맞춤(&amp;I)</translation>
    </message>
    <message>
        <source>Show everything and follow the training again (Home)</source>
        <translation>전체를 표시하고 다시 학습을 따라갑니다(Home)</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>표시(&amp;W)</translation>
    </message>
    <message>
        <source>Which curves to show; where there is room for fewer, the upper ones</source>
        <translation>표시할 곡선을 고릅니다. 자리가 모자라면 위쪽 것만 보입니다</translation>
    </message>
    <message>
        <source>&amp;Loss</source>
        <translation>손실(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dev metric</source>
        <translation>개발 지표(&amp;D)</translation>
    </message>
</context>
<context>
    <name>ptw::CurveLegend</name>
    <message>
        <source>Show or hide the curves of %1</source>
        <translation>%1의 곡선 표시 또는 숨기기</translation>
    </message>
</context>
<context>
    <name>ptw::CurvePlot</name>
    <message>
        <source>dashed</source>
        <translation>파선</translation>
    </message>
    <message>
        <source>dotted</source>
        <translation>점선</translation>
    </message>
    <message>
        <source>dash-dotted</source>
        <translation>일점쇄선</translation>
    </message>
</context>
<context>
    <name>ptw::CurveReadout</name>
    <message>
        <source>step %1</source>
        <translation>스텝 %1</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation>평활</translation>
    </message>
    <message>
        <source>dev loss</source>
        <translation>개발 손실</translation>
    </message>
    <message>
        <source>at step</source>
        <translation>평가 스텝</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>more runs: %1</source>
        <translation>그 밖의 실행 %1개</translation>
    </message>
</context>
<context>
    <name>ptw::CurvesView</name>
    <message>
        <source>dev metric</source>
        <translation>개발 지표</translation>
    </message>
    <message>
        <source>dev: %1 solid, star = best</source>
        <translation>개발: %1 실선, 별 = 최고</translation>
    </message>
    <message>
        <source>No run yet. Start one, and its loss, its dev metric and its learning rate are drawn here step by step.</source>
        <translation>아직 실행이 없습니다. 하나 시작하면 손실, 개발 지표, 학습률이 스텝마다 여기에 그려집니다.</translation>
    </message>
    <message>
        <source>Training curves</source>
        <translation>학습 곡선</translation>
    </message>
    <message>
        <source>Loss, dev metric and learning rate of all runs over the steps. Move the mouse or press the arrow keys to read the values; turn the wheel to zoom the steps, with Ctrl the values; drag to pan; double-click or press Home to see everything again. A click, or Enter, takes the timeline to that step.</source>
        <translation>모든 실행의 손실, 개발 지표, 학습률을 스텝에 따라 보여 줍니다. 마우스를 움직이거나 화살표 키를 누르면 값을 읽습니다. 휠은 스텝 축을, Ctrl+휠은 값 축을 확대하고, 끌면 이동하며, 두 번 클릭하거나 Home을 누르면 다시 전체를 봅니다. 클릭하거나 Enter를 누르면 타임라인이 그 스텝으로 갑니다.</translation>
    </message>
    <message>
        <source>loss in nats: thin = every step, thick = smoothed, points = dev</source>
        <translation>손실(nat): 가는 선 = 모든 스텝, 굵은 선 = 평활, 점 = 개발</translation>
    </message>
    <message>
        <source>step</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>dev: %1</source>
        <translation>개발: %1</translation>
    </message>
    <message>
        <source>loss in nats</source>
        <translation>손실(nat)</translation>
    </message>
</context>
<context>
    <name>ptw::DriftView</name>
    <message>
        <source>Step %1: %2 away from the start, norm %3, nearest piece %4</source>
        <translation>스텝 %1: 시작점과의 거리 %2, 노름 %3, 가장 가까운 조각 %4</translation>
    </message>
    <message>
        <source>Drift of a token</source>
        <translation>토큰의 이동</translation>
    </message>
    <message>
        <source>Drift of token %1</source>
        <translation>토큰 %1의 이동</translation>
    </message>
    <message>
        <source>Select a token above: its way through the run will be drawn here.</source>
        <translation>위에서 토큰을 고르세요. 실행하는 동안 움직인 경로가 여기에 그려집니다.</translation>
    </message>
    <message>
        <source>step</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>거리</translation>
    </message>
    <message>
        <source>How far the selected soft token is from where it started, step by step. A point and a name mark each step at which another vocabulary piece became the nearest one. Wheel and drag zoom and move; Home or a double click shows everything.</source>
        <translation>고른 소프트 토큰이 시작점에서 얼마나 떨어졌는지 스텝마다 보여 줍니다. 가장 가까운 어휘 조각이 바뀐 스텝에는 점과 이름을 표시합니다. 휠로 확대하고 끌어서 이동하며, Home을 누르거나 두 번 클릭하면 전체를 봅니다.</translation>
    </message>
</context>
<context>
    <name>ptw::ExperimentPanel</name>
    <message>
        <source>%1 on %2</source>
        <translation>%2 %1</translation>
    </message>
    <message>
        <source>Choose a model, or open one.</source>
        <translation>모델을 고르거나 여세요.</translation>
    </message>
    <message>
        <source>Choose a task, or open one.</source>
        <translation>과제를 고르거나 여세요.</translation>
    </message>
    <message>
        <source>Choose a method.</source>
        <translation>방법을 고르세요.</translation>
    </message>
    <message>
        <source>A setting above is not acceptable yet; its field says why.</source>
        <translation>위 설정 중에 쓸 수 없는 값이 있습니다. 이유는 그 칸에 나와 있습니다.</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>모델(&amp;M)</translation>
    </message>
    <message>
        <source>The frozen language model; training does not change it.</source>
        <translation>동결된 언어 모델입니다. 학습해도 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>&amp;Task</source>
        <translation>과제(&amp;T)</translation>
    </message>
    <message>
        <source>The examples to learn from, and how an answer is judged.</source>
        <translation>배울 예제와 답을 평가하는 방식입니다.</translation>
    </message>
    <message>
        <source>M&amp;ethod</source>
        <translation>방법(&amp;E)</translation>
    </message>
    <message>
        <source>How the soft prompt is made and trained.</source>
        <translation>소프트 프롬프트를 만들고 학습하는 방식입니다.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>모델 열기</translation>
    </message>
    <message>
        <source>Choose a Hugging Face model folder.</source>
        <translation>Hugging Face 모델 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Open a task</source>
        <translation>과제 열기</translation>
    </message>
    <message>
        <source>Choose a task file.</source>
        <translation>과제 파일을 고르세요.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>이름(&amp;N)</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>실행 이름</translation>
    </message>
    <message>
        <source>How the run is called in the table; empty for the name shown.</source>
        <translation>표에 나오는 실행 이름입니다. 비워 두면 표시된 이름을 씁니다.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>기본값 복원</translation>
    </message>
    <message>
        <source>Gives every setting its default again.</source>
        <translation>모든 설정을 기본값으로 되돌립니다.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Trains in the background; several runs can wait in the queue.</source>
        <translation>백그라운드에서 학습합니다. 여러 실행이 대기열에서 기다릴 수 있습니다.</translation>
    </message>
    <message>
        <source>What to train: a frozen model, a task, a method and its settings. Start puts it into the list of runs.</source>
        <translation>학습할 것을 정합니다: 동결된 모델, 과제, 방법과 그 설정. 시작을 누르면 실행 목록에 들어갑니다.</translation>
    </message>
</context>
<context>
    <name>ptw::ExportButton</name>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>%1 파일 (*.%2)</translation>
    </message>
    <message>
        <source>Save what this view shows to a file</source>
        <translation>이 보기의 내용을 파일로 저장합니다</translation>
    </message>
    <message>
        <source>&amp;Values as CSV…</source>
        <translation>값을 CSV로(&amp;V)…</translation>
    </message>
    <message>
        <source>Picture as &amp;%1…</source>
        <translation>그림을 &amp;%1 파일로…</translation>
    </message>
</context>
<context>
    <name>ptw::FigureChooser</name>
    <message>
        <source>New from paper</source>
        <translation>논문에서 새로 만들기</translation>
    </message>
    <message>
        <source>Figures and tables of the papers</source>
        <translation>논문의 그림과 표</translation>
    </message>
    <message>
        <source>What the figure is about</source>
        <translation>그림의 내용</translation>
    </message>
    <message>
        <source>&amp;Make it again...</source>
        <translation>다시 만들기(&amp;M)...</translation>
    </message>
    <message>
        <source>Shows the sweep behind the figure, to be changed before it starts</source>
        <translation>그림 뒤의 스윕을 보여 주며, 시작하기 전에 바꿀 수 있습니다</translation>
    </message>
    <message>
        <source>As a &amp;lesson</source>
        <translation>수업으로(&amp;L)</translation>
    </message>
    <message>
        <source>Leads through the figure step by step, for a class or for yourself</source>
        <translation>수업이나 혼자 공부를 위해 그림을 한 단계씩 안내합니다</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Figures and tables of the papers, made again on your model and data. Each is a sweep: its runs wait in the queue, and the Sweeps view draws them as the paper does.</source>
        <translation>논문의 그림과 표를 당신의 모델과 데이터로 다시 만듭니다. 그림마다 스윕 하나이며, 실행은 대기열에서 기다리고 스윕 화면이 논문처럼 그립니다.</translation>
    </message>
</context>
<context>
    <name>ptw::FileRow</name>
    <message>
        <source>Choose…</source>
        <translation>고르기…</translation>
    </message>
</context>
<context>
    <name>ptw::LabelBars</name>
    <message>
        <source>, most likely</source>
        <translation>, 가장 유력</translation>
    </message>
    <message>
        <source>, right answer</source>
        <translation>, 정답</translation>
    </message>
</context>
<context>
    <name>ptw::LessonView</name>
    <message>
        <source>The question</source>
        <translation>물음</translation>
    </message>
    <message>
        <source>The runs</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>While they train</source>
        <translation>학습하는 동안</translation>
    </message>
    <message>
        <source>The figure</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>The paper</source>
        <translation>논문</translation>
    </message>
    <message>
        <source>Further</source>
        <translation>더 나아가기</translation>
    </message>
    <message>
        <source>Before anything is trained: what do you expect, and why? Draw the curve or order the bars on paper.</source>
        <translation>학습하기 전에: 무엇을 예상하며, 왜 그렇습니까? 종이에 곡선을 그리거나 순서를 적어 보십시오.</translation>
    </message>
    <message>
        <source>The figure needs several runs, each with several seeds: one run alone cannot tell a difference from chance. The next window shows what they vary; with fewer seeds or steps the lesson is shorter.</source>
        <translation>그림에는 여러 실행이, 각각 여러 시드로 필요합니다. 실행 하나로는 차이와 우연을 가릴 수 없습니다. 다음 창에서 무엇이 달라지는지 볼 수 있고, 시드나 스텝을 줄이면 수업이 짧아집니다.</translation>
    </message>
    <message>
        <source>%1 of %2 finished.</source>
        <translation>%2 중 %1개 끝남.</translation>
    </message>
    <message>
        <source>Look at one run while it trains. Does the loss still fall when the dev metric has stopped rising? In Neighbours every soft token has its nearest words: which ones change, which ones fit the task?</source>
        <translation>학습 중인 실행 하나를 보십시오. 개발 지표가 멈춘 뒤에도 손실이 떨어집니까? 이웃 화면에는 소프트 토큰마다 가장 가까운 낱말이 있습니다. 어느 것이 바뀌고, 어느 것이 과제에 맞습니까?</translation>
    </message>
    <message>
        <source>Every point is a mean over seeds, the bar one standard deviation. Points whose bars overlap may be equal.</source>
        <translation>점은 시드들의 평균, 막대는 표준편차 하나입니다. 막대가 겹치는 점들은 같을 수도 있습니다.</translation>
    </message>
    <message>
        <source>Is it what you expected?</source>
        <translation>예상한 대로입니까?</translation>
    </message>
    <message>
        <source>A small model and a short training need not agree with the paper. Where does your figure differ?</source>
        <translation>작은 모델과 짧은 학습은 논문과 다를 수 있습니다. 당신의 그림은 어디가 다릅니까?</translation>
    </message>
    <message>
        <source>Change one thing, a setting, the task or the model, say what will happen, and make the figure again.</source>
        <translation>설정이든 과제든 모델이든 하나만 바꾸고, 어떻게 될지 말한 다음 그림을 다시 만드십시오.</translation>
    </message>
    <message>
        <source>Start the runs...</source>
        <translation>실행 시작...</translation>
    </message>
    <message>
        <source>Show the curves</source>
        <translation>곡선 보기</translation>
    </message>
    <message>
        <source>Show the figure</source>
        <translation>그림 보기</translation>
    </message>
    <message>
        <source>Make it again...</source>
        <translation>다시 만들기...</translation>
    </message>
    <message>
        <source>No lesson yet. Choose a figure with File &gt; New from paper and press As a lesson.</source>
        <translation>아직 수업이 없습니다. 파일 &gt; 논문에서 새로 만들기에서 그림을 고르고 수업으로를 누르십시오.</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>%2단계 중 %1단계</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Previous step of the lesson</source>
        <translation>수업의 앞 단계</translation>
    </message>
    <message>
        <source>Next step of the lesson</source>
        <translation>수업의 다음 단계</translation>
    </message>
</context>
<context>
    <name>ptw::MainWindow</name>
    <message>
        <source>Demo model</source>
        <translation>데모 모델</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>학습 계속</translation>
    </message>
    <message>
        <source>Remove run</source>
        <translation>실행 제거</translation>
    </message>
    <message>
        <source>Move the run &quot;%1&quot; to the trash?</source>
        <translation>&quot;%1&quot; 실행을 휴지통으로 옮길까요?</translation>
    </message>
    <message>
        <source>%1 cannot be moved to the trash. Remove it by hand.</source>
        <translation>%1: 휴지통으로 옮길 수 없습니다. 직접 지우세요.</translation>
    </message>
    <message>
        <source>Folder for the adapter</source>
        <translation>어댑터를 둘 폴더</translation>
    </message>
    <message>
        <source>Hugging Face model folder</source>
        <translation>Hugging Face 모델 폴더</translation>
    </message>
    <message>
        <source>Opening %1 ...</source>
        <translation>%1 여는 중...</translation>
    </message>
    <message>
        <source>Task file</source>
        <translation>과제 파일</translation>
    </message>
    <message>
        <source>Tasks (*.json)</source>
        <translation>과제 (*.json)</translation>
    </message>
    <message>
        <source>Training is going on</source>
        <translation>학습 진행 중</translation>
    </message>
    <message>
        <source>Close the program? The training runs are stopped with a checkpoint, and the next start offers to go on.</source>
        <translation>프로그램을 닫을까요? 학습 중인 실행은 체크포인트를 남기고 중지되며, 다음에 시작할 때 계속할 수 있습니다.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>중지하고 닫기</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>학습 계속</translation>
    </message>
    <message>
        <source>Writing a checkpoint before closing ...</source>
        <translation>닫기 전에 체크포인트를 쓰는 중...</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>실험</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>이웃</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>실험실</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실행 목록</translation>
    </message>
    <message>
        <source>About</source>
        <translation>정보</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Prompt Tuning Workbench %1&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Trains soft prompts on a frozen language model and shows what they learn.&lt;/p&gt;&lt;p&gt;Lester, Al-Rfou, Constant: The Power of Scale for Parameter-Efficient Prompt Tuning. EMNLP 2021.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;프롬프트 튜닝 워크벤치 %1&lt;/b&gt;&lt;/p&gt;&lt;p&gt;동결된 언어 모델에서 소프트 프롬프트를 학습하고, 무엇을 배우는지 보여 줍니다.&lt;/p&gt;&lt;p&gt;Lester, Al-Rfou, Constant: The Power of Scale for Parameter-Efficient Prompt Tuning. EMNLP 2021.&lt;/p&gt;&lt;p&gt;GNU 일반 공중 사용 허가서(GPL) 버전 3 또는 그 이후 버전을 따르는 자유 소프트웨어입니다.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Start a run first: there is no prompt to compare yet.</source>
        <translation>먼저 실행을 시작하세요. 아직 비교할 프롬프트가 없습니다.</translation>
    </message>
    <message>
        <source>The adapter is in %1.</source>
        <translation>어댑터를 %1에 저장했습니다.</translation>
    </message>
    <message>
        <source>%1, %2 million parameters</source>
        <translation>%1, 파라미터 %2M개</translation>
    </message>
    <message>
        <source>Prompt Tuning Workbench</source>
        <translation>프롬프트 튜닝 워크벤치</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>투영</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>실행(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>언어(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>도구 모음</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Train the experiment on the left; further runs wait their turn</source>
        <translation>왼쪽 실험을 학습합니다. 더 시작한 실행은 차례를 기다립니다</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>End the selected run with a checkpoint; it can go on later</source>
        <translation>선택한 실행을 체크포인트를 남기고 끝냅니다. 나중에 계속할 수 있습니다</translation>
    </message>
    <message>
        <source>Open model...</source>
        <translation>모델 열기...</translation>
    </message>
    <message>
        <source>Open task...</source>
        <translation>과제 열기...</translation>
    </message>
    <message>
        <source>Export adapter...</source>
        <translation>어댑터 내보내기...</translation>
    </message>
    <message>
        <source>Write the selected run&apos;s best prompt as a PEFT adapter</source>
        <translation>선택한 실행의 가장 좋은 프롬프트를 PEFT 어댑터로 저장합니다</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>배치 초기화</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>시스템 설정 따름</translation>
    </message>
    <message>
        <source>Matrix products run at %1 GFLOP/s per core</source>
        <translation>행렬 곱 속도: 코어당 %1 GFLOP/s</translation>
    </message>
    <message>
        <source>LibTorch&apos;s matrix products run at only %1 GFLOP/s: install the package libopenblas0-openmp, and fine-tuning and neighbours are many times faster.</source>
        <translation>LibTorch의 행렬 곱 속도가 %1 GFLOP/s밖에 되지 않습니다. libopenblas0-openmp 패키지를 설치하면 미세 조정과 이웃 계산이 몇 배 빨라집니다.</translation>
    </message>
    <message>
        <source>Ready. Press Start to train.</source>
        <translation>준비되었습니다. 시작을 누르면 학습합니다.</translation>
    </message>
    <message>
        <source>%1: %2, step %3 of %4</source>
        <translation>%1: %2, 스텝 %3/%4</translation>
    </message>
    <message>
        <source>, %1 left</source>
        <translation>, %1 남음</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>A run was cut off when the program ended.</source>
        <translation>프로그램이 끝날 때 실행 하나가 중단되었습니다.</translation>
    </message>
    <message>
        <source>%1 runs were cut off when the program ended.</source>
        <translation>프로그램이 끝날 때 실행 %1개가 중단되었습니다.</translation>
    </message>
    <message>
        <source>CPU with bf16, processors: %1</source>
        <translation>CPU(bf16 지원), 프로세서: %1</translation>
    </message>
    <message>
        <source>CPU without bf16, processors: %1</source>
        <translation>CPU(bf16 미지원), 프로세서: %1</translation>
    </message>
    <message>
        <source>; %1 more waiting</source>
        <translation>; 대기 %1개</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>라우팅</translation>
    </message>
    <message>
        <source>Pruning</source>
        <translation>가지치기</translation>
    </message>
    <message>
        <source>Views of the run</source>
        <translation>실행 보기</translation>
    </message>
    <message>
        <source>%1, retrained</source>
        <translation>%1, 재학습</translation>
    </message>
    <message>
        <source>Export plain prompt, masked tokens as zeros...</source>
        <translation>일반 프롬프트 내보내기, 마스크된 토큰은 0으로...</translation>
    </message>
    <message>
        <source>Export plain prompt, without masked tokens...</source>
        <translation>일반 프롬프트 내보내기, 마스크된 토큰은 빼고...</translation>
    </message>
    <message>
        <source>Start a run first: there is nothing to look at yet.</source>
        <translation>먼저 실행을 시작하세요. 아직 볼 것이 없습니다.</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>프리픽스</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>어텐션</translation>
    </message>
    <message>
        <source>New task from data...</source>
        <translation>데이터로 새 과제...</translation>
    </message>
    <message>
        <source>Open adapter...</source>
        <translation>어댑터 열기...</translation>
    </message>
    <message>
        <source>Data file</source>
        <translation>데이터 파일</translation>
    </message>
    <message>
        <source>Data (*.jsonl *.csv *.tsv)</source>
        <translation>데이터 (*.jsonl *.csv *.tsv)</translation>
    </message>
    <message>
        <source>Adapter folder</source>
        <translation>어댑터 폴더</translation>
    </message>
    <message>
        <source>%1 is no model, adapter or run folder, no task and no data file.</source>
        <translation>%1: 모델, 어댑터, 실행 폴더도 아니고 과제나 데이터 파일도 아닙니다.</translation>
    </message>
    <message>
        <source>Sweeps</source>
        <translation>스윕</translation>
    </message>
    <message>
        <source>Runs at &amp;once</source>
        <translation>동시 실행 수(&amp;O)</translation>
    </message>
    <message>
        <source>They share the processors; one alone is the quickest to end</source>
        <translation>프로세서를 나누어 씁니다. 하나만 실행할 때 그 실행이 가장 빨리 끝납니다</translation>
    </message>
    <message>
        <source>New sweep...</source>
        <translation>새 스윕...</translation>
    </message>
    <message>
        <source>Train every combination of several settings, with several seeds</source>
        <translation>여러 설정의 모든 조합을 여러 시드로 학습합니다</translation>
    </message>
    <message>
        <source>; %1 more training</source>
        <translation>; %1개 더 학습 중</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>수업</translation>
    </message>
    <message>
        <source>New from paper...</source>
        <translation>논문에서 새로 만들기...</translation>
    </message>
    <message>
        <source>Make a figure of the papers again, on this model and task</source>
        <translation>이 모델과 과제로 논문의 그림을 다시 만듭니다</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>보고서 내보내기</translation>
    </message>
    <message>
        <source>Page with figures (*.html)</source>
        <translation>그림이 든 문서 (*.html)</translation>
    </message>
    <message>
        <source>Markdown tables (*.md)</source>
        <translation>Markdown 표 (*.md)</translation>
    </message>
    <message>
        <source>LaTeX tables (*.tex)</source>
        <translation>LaTeX 표 (*.tex)</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 표 (*.csv)</translation>
    </message>
    <message>
        <source>Comparing the runs for the report ...</source>
        <translation>보고서를 위해 실행을 비교하는 중...</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>The report is in %1.</source>
        <translation>보고서를 %1에 저장했습니다.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Export report...</source>
        <translation>보고서 내보내기...</translation>
    </message>
    <message>
        <source>Compare the selected runs in one file</source>
        <translation>선택한 실행을 파일 하나로 비교합니다</translation>
    </message>
    <message>
        <source>One run cannot be read. %1</source>
        <translation>실행 하나를 읽을 수 없습니다. %1</translation>
    </message>
    <message>
        <source>%1 runs cannot be read: their rows in the table say why.</source>
        <translation>실행 %1개를 읽을 수 없습니다. 이유는 표의 각 행에 있습니다.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; trains in another program.</source>
        <translation>&quot;%1&quot;은(는) 다른 프로그램에서 학습 중입니다.</translation>
    </message>
    <message>
        <source>OpenBLAS makes threads of its own here: install the package libopenblas0-openmp, and training takes less than half the time.</source>
        <translation>여기의 OpenBLAS는 스레드를 따로 만듭니다. libopenblas0-openmp 패키지를 설치하면 학습 시간이 절반 이하로 줄어듭니다.</translation>
    </message>
</context>
<context>
    <name>ptw::MaskGrid</name>
    <message>
        <source>Piece %1 of every token: kept in %2 of %3</source>
        <translation>모든 토큰의 조각 %1: 토큰 %3개 중 %2개에서 유지</translation>
    </message>
    <message>
        <source>Token %1</source>
        <translation>토큰 %1</translation>
    </message>
    <message>
        <source>importance %1</source>
        <translation>중요도 %1</translation>
    </message>
    <message>
        <source>%1 of %2 pieces kept</source>
        <translation>조각 %2개 중 %1개 유지</translation>
    </message>
    <message>
        <source>piece %1</source>
        <translation>조각 %1</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>유지됨</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>마스크됨</translation>
    </message>
    <message>
        <source>would be kept</source>
        <translation>적용하면 유지됨</translation>
    </message>
    <message>
        <source>would be masked</source>
        <translation>적용하면 마스크됨</translation>
    </message>
    <message>
        <source>Mask of the soft prompt</source>
        <translation>소프트 프롬프트의 마스크</translation>
    </message>
    <message>
        <source>Importance: the mean over examples of |dL/d mask|, XPrompt (Ma et al. 2022), section Hierarchical Structured Pruning</source>
        <translation>중요도: |dL/d mask|의 예제 평균, XPrompt(Ma 외 2022) Hierarchical Structured Pruning 절</translation>
    </message>
    <message>
        <source>One row per soft token, one column per piece of it; the deeper the blue, the more important the piece, and the bar in a row&apos;s header says how important the token is. Hatched pieces are masked. Click a piece, a row or a column to mask it or keep it, drag to paint, drag with Shift for a rectangle. Arrow keys move, Space masks or keeps, Shift with the arrows marks a rectangle, and the headers lie left of and above the cells.</source>
        <translation>소프트 토큰마다 한 행, 토큰의 조각마다 한 열입니다. 파란색이 짙을수록 중요한 조각이고, 행 머리글의 막대는 토큰의 중요도를 나타냅니다. 빗금 친 조각은 마스크된 조각입니다. 조각, 행, 열을 클릭하면 마스크하거나 다시 유지합니다. 끌면 이어서 칠하고, Shift를 누른 채 끌면 사각형으로 칠합니다. 화살표 키로 이동하고, 스페이스 키로 마스크하거나 유지하며, Shift+화살표 키로 사각형을 잡습니다. 머리글은 칸의 왼쪽과 위에 있습니다.</translation>
    </message>
</context>
<context>
    <name>ptw::MaskHistory</name>
    <message>
        <source>Mask %1, shown in the grid</source>
        <translation>마스크 %1, 격자에 표시 중</translation>
    </message>
    <message>
        <source>Mask %1</source>
        <translation>마스크 %1</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>zero</source>
        <translation>영벡터</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>마스크</translation>
    </message>
    <message>
        <source>In the order in which the masks were tried</source>
        <translation>마스크를 시도한 순서</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>The dev metric of the prompt under this mask</source>
        <translation>이 마스크를 쓴 프롬프트의 개발 지표</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>변화</translation>
    </message>
    <message>
        <source>The dev metric against that of the whole prompt</source>
        <translation>전체 프롬프트와 비교한 개발 지표</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>토큰</translation>
    </message>
    <message>
        <source>Tokens that keep at least one piece</source>
        <translation>조각이 하나 이상 남은 토큰 수</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>조각</translation>
    </message>
    <message>
        <source>Pieces kept</source>
        <translation>유지된 조각 수</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>파라미터</translation>
    </message>
    <message>
        <source>Trained numbers left</source>
        <translation>남은 학습 파라미터 수</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>무작위</translation>
    </message>
    <message>
        <source>Masked</source>
        <translation>마스크됨</translation>
    </message>
    <message>
        <source>Whether masked tokens become zero vectors or leave the sequence</source>
        <translation>마스크된 토큰을 영벡터로 두는지 시퀀스에서 빼는지 나타냅니다</translation>
    </message>
    <message>
        <source>The mean dev metric under random masks of the same size</source>
        <translation>같은 크기의 무작위 마스크에서 얻은 개발 지표의 평균</translation>
    </message>
    <message>
        <source>%1 (%2 to %3, %4 masks)</source>
        <translation>%1(%2~%3, 마스크 %4개)</translation>
    </message>
</context>
<context>
    <name>ptw::MaskHistoryView</name>
    <message>
        <source>Masks that were tried</source>
        <translation>시도한 마스크</translation>
    </message>
    <message>
        <source>Click a mask to go back to it.</source>
        <translation>마스크를 클릭하면 그 마스크로 돌아갑니다.</translation>
    </message>
    <message>
        <source>Every mask that was tried on this checkpoint, with the dev metric and what is left of the prompt; XPrompt (Ma et al. 2022), section Hierarchical Structured Pruning</source>
        <translation>이 체크포인트에서 시도한 모든 마스크와 그 개발 지표, 프롬프트에서 남은 부분입니다. XPrompt(Ma 외 2022) Hierarchical Structured Pruning 절</translation>
    </message>
</context>
<context>
    <name>ptw::MaskLegend</name>
    <message>
        <source>%1 (log)</source>
        <translation>%1(로그)</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>마스크됨</translation>
    </message>
    <message>
        <source>Importance of a piece on a logarithmic scale; short lines mark the decades. XPrompt (Ma et al. 2022), section Hierarchical Structured Pruning</source>
        <translation>로그 눈금으로 나타낸 조각의 중요도입니다. 짧은 선은 10배마다 있습니다. XPrompt(Ma 외 2022) Hierarchical Structured Pruning 절</translation>
    </message>
    <message>
        <source>Importance of a piece. XPrompt (Ma et al. 2022), section Hierarchical Structured Pruning</source>
        <translation>조각의 중요도입니다. XPrompt(Ma 외 2022) Hierarchical Structured Pruning 절</translation>
    </message>
</context>
<context>
    <name>ptw::MaskPiecesBox</name>
    <message>
        <source>Pieces per token</source>
        <translation>토큰당 조각 수</translation>
    </message>
    <message>
        <source>Into how many equal pieces every token is cut along its embedding: k of XPrompt (Ma et al. 2022), section Hierarchical Structured Pruning; the paper takes 16. A change starts a new history</source>
        <translation>토큰을 임베딩 방향으로 똑같이 몇 조각으로 나눌지 정합니다: XPrompt(Ma 외 2022) Hierarchical Structured Pruning 절의 k이며 논문에서는 16입니다. 바꾸면 기록을 새로 시작합니다</translation>
    </message>
</context>
<context>
    <name>ptw::MaskRatios</name>
    <message>
        <source>Move a slider to see what it would mask.</source>
        <translation>슬라이더를 움직이면 무엇이 마스크될지 보입니다.</translation>
    </message>
    <message>
        <source>&amp;Tokens</source>
        <translation>토큰(&amp;T)</translation>
    </message>
    <message>
        <source>Share of the tokens to mask</source>
        <translation>마스크할 토큰의 비율</translation>
    </message>
    <message>
        <source>The share of the tokens to mask, those of lowest importance first: XPrompt (Ma et al. 2022), section Hierarchical Structured Pruning, token level</source>
        <translation>마스크할 토큰의 비율로, 중요도가 낮은 토큰부터 마스크합니다: XPrompt(Ma 외 2022) Hierarchical Structured Pruning 절, 토큰 수준</translation>
    </message>
    <message>
        <source>P&amp;ieces</source>
        <translation>조각(&amp;I)</translation>
    </message>
    <message>
        <source>Share of the pieces to mask</source>
        <translation>마스크할 조각의 비율</translation>
    </message>
    <message>
        <source>The share of the pieces to mask in every token that is kept, those of lowest importance first: XPrompt (Ma et al. 2022), section Hierarchical Structured Pruning, piece level</source>
        <translation>유지된 토큰마다 마스크할 조각의 비율로, 중요도가 낮은 조각부터 마스크합니다: XPrompt(Ma 외 2022) Hierarchical Structured Pruning 절, 조각 수준</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>적용</translation>
    </message>
    <message>
        <source>Masks what is outlined, and keeps the rest (Enter)</source>
        <translation>테두리 친 것을 마스크하고 나머지는 유지합니다(Enter)</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Leaves the mask as it is (Esc)</source>
        <translation>마스크를 그대로 둡니다(Esc)</translation>
    </message>
    <message>
        <source>Mask negative</source>
        <translation>부정 토큰 마스크</translation>
    </message>
    <message>
        <source>Masks the 30 % of the tokens with the lowest importance, which XPrompt (Ma et al. 2022) calls negative</source>
        <translation>중요도가 가장 낮은 토큰 30 %를 마스크합니다. XPrompt(Ma 외 2022)에서 부정(negative) 토큰이라고 부르는 것입니다</translation>
    </message>
    <message>
        <source>Mask random</source>
        <translation>무작위 마스크</translation>
    </message>
    <message>
        <source>Masks as many tokens and pieces as are masked now, but others, drawn at random</source>
        <translation>지금 마스크된 것과 같은 수의 토큰과 조각을 무작위로 새로 뽑아 마스크합니다</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>반전</translation>
    </message>
    <message>
        <source>Keeps what is masked and masks what is kept</source>
        <translation>마스크된 것은 유지하고 유지된 것은 마스크합니다</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>초기화</translation>
    </message>
    <message>
        <source>Goes back to the mask of the checkpoint, #1</source>
        <translation>체크포인트의 마스크(#1)로 돌아갑니다</translation>
    </message>
    <message>
        <source>Pieces per to&amp;ken</source>
        <translation>토큰당 조각(&amp;K)</translation>
    </message>
</context>
<context>
    <name>ptw::MaskScoreLine</name>
    <message>
        <source>dev %1 %2</source>
        <translation>개발 %1 %2</translation>
    </message>
    <message>
        <source>not scored</source>
        <translation>평가 안 됨</translation>
    </message>
    <message>
        <source>scoring this mask …</source>
        <translation>이 마스크 평가 중…</translation>
    </message>
    <message>
        <source>%1 to %2 (95 %), %3 of %4 examples</source>
        <translation>%1~%2(95 %), 예제 %4개 중 %3개</translation>
    </message>
    <message>
        <source>full prompt %1 (%2)</source>
        <translation>전체 프롬프트 %1(%2)</translation>
    </message>
    <message>
        <source>before, %1: %2</source>
        <translation>이전, %1: %2</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>토큰 %1/%2</translation>
    </message>
    <message>
        <source>%1 of %2 pieces</source>
        <translation>조각 %1/%2</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>파라미터 %1개</translation>
    </message>
    <message>
        <source>zero vectors: %1</source>
        <translation>영벡터: %1</translation>
    </message>
    <message>
        <source>removed: %1</source>
        <translation>제거: %1</translation>
    </message>
    <message>
        <source>%1 encoder positions per example, %2 s</source>
        <translation>예제당 인코더 위치 %1개, %2초</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>시도 안 함</translation>
    </message>
    <message>
        <source>not scored yet</source>
        <translation>아직 평가 안 됨</translation>
    </message>
    <message>
        <source>%1, %2 positions, %3 s</source>
        <translation>%1, 위치 %2개, %3초</translation>
    </message>
    <message>
        <source>step %1: not scored</source>
        <translation>스텝 %1: 평가 안 됨</translation>
    </message>
    <message>
        <source>looking at step %1 …</source>
        <translation>스텝 %1 살펴보는 중 …</translation>
    </message>
    <message>
        <source>random masks of this size: %1</source>
        <translation>같은 크기의 무작위 마스크: %1</translation>
    </message>
</context>
<context>
    <name>ptw::NeighborModel</name>
    <message>
        <source>Cosine similarity</source>
        <translation>코사인 유사도</translation>
    </message>
    <message>
        <source>Euclidean distance</source>
        <translation>유클리드 거리</translation>
    </message>
    <message>
        <source>Dot product</source>
        <translation>내적</translation>
    </message>
    <message>
        <source>Norm %1</source>
        <translation>노름 %1</translation>
    </message>
    <message>
        <source>%1 away from where it started</source>
        <translation>시작점과의 거리 %1</translation>
    </message>
    <message>
        <source>Soft token %1</source>
        <translation>소프트 토큰 %1</translation>
    </message>
    <message>
        <source>id %1</source>
        <translation>id %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>special piece</source>
        <translation>특수 조각</translation>
    </message>
    <message>
        <source>new since step %1</source>
        <translation>스텝 %1 이후 새로 나타남</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>토큰</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>노름</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Position in the soft prompt, counted from 0</source>
        <translation>소프트 프롬프트 안의 위치(0부터 셈)</translation>
    </message>
    <message>
        <source>Euclidean norm of the token&apos;s vector</source>
        <translation>토큰 벡터의 유클리드 노름</translation>
    </message>
    <message>
        <source>Euclidean distance from the token&apos;s first vector</source>
        <translation>토큰의 처음 벡터와의 유클리드 거리</translation>
    </message>
    <message>
        <source>The vocabulary piece in place %1, the nearest being 1</source>
        <translation>%1번째로 가까운 어휘 조각(1이 가장 가까움)</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>마스크됨</translation>
    </message>
    <message>
        <source>masked: the token&apos;s vector is zero and near to nothing</source>
        <translation>마스크됨: 토큰의 벡터가 영벡터라서 가까운 조각이 없습니다</translation>
    </message>
    <message>
        <source>Prompt of the mixture, counted from 1, and position in it, counted from 0</source>
        <translation>혼합의 프롬프트 번호(1부터 셈)와 그 안의 위치(0부터 셈)</translation>
    </message>
</context>
<context>
    <name>ptw::NeighborsView</name>
    <message>
        <source>Step %1</source>
        <translation>스텝 %1</translation>
    </message>
    <message>
        <source>Step %1. Bold with a dot: new in its row since step %2.</source>
        <translation>스텝 %1. 점이 붙은 굵은 글씨: 스텝 %2 이후 그 행에 새로 나타남.</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>유사도</translation>
    </message>
    <message>
        <source>How nearness of a soft token and a vocabulary piece is measured</source>
        <translation>소프트 토큰과 어휘 조각이 얼마나 가까운지 재는 방식</translation>
    </message>
    <message>
        <source>&amp;Pieces</source>
        <translation>조각(&amp;P)</translation>
    </message>
    <message>
        <source>Pieces in a row</source>
        <translation>한 행의 조각 수</translation>
    </message>
    <message>
        <source>How many of the nearest pieces each row shows</source>
        <translation>행마다 가장 가까운 조각을 몇 개 보여 줄지 정합니다</translation>
    </message>
    <message>
        <source>Find a piece</source>
        <translation>조각 찾기</translation>
    </message>
    <message>
        <source>Shows only the tokens that are near a piece with this text</source>
        <translation>이 글자가 든 조각과 가까운 토큰만 보여 줍니다</translation>
    </message>
    <message>
        <source>Hide special</source>
        <translation>특수 숨김</translation>
    </message>
    <message>
        <source>Hide special pieces</source>
        <translation>특수 조각 숨기기</translation>
    </message>
    <message>
        <source>Leaves out padding, end, unknown and sentinel pieces, which are no words</source>
        <translation>단어가 아닌 채움, 끝, 미등록, 표지(sentinel) 조각을 뺍니다</translation>
    </message>
    <message>
        <source>Nearest pieces of every soft token</source>
        <translation>소프트 토큰마다 가장 가까운 조각</translation>
    </message>
    <message>
        <source>One row per soft token: its norm, how far it moved since the start, and the vocabulary pieces nearest to it. The deeper the shade, the nearer the piece; a short line marks the start of a word. Click a row and every view follows.</source>
        <translation>소프트 토큰마다 한 행입니다: 노름, 시작점에서 이동한 거리, 가장 가까운 어휘 조각. 색이 짙을수록 가까운 조각이고, 짧은 선은 단어의 시작을 뜻합니다. 행을 클릭하면 모든 보기가 따라옵니다.</translation>
    </message>
    <message>
        <source>All prompts</source>
        <translation>모든 프롬프트</translation>
    </message>
    <message>
        <source>Prompt %1</source>
        <translation>프롬프트 %1</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>The prompt of the mixture whose tokens are shown</source>
        <translation>혼합에서 토큰을 보여 줄 프롬프트</translation>
    </message>
    <message>
        <source>Start a run or open one: the vocabulary pieces nearest to each soft token appear here. A method without a soft prompt, such as prefix-tuning, has none.</source>
        <translation>실행을 시작하거나 여세요. 소프트 토큰마다 가장 가까운 어휘 조각이 여기에 나타납니다. 프리픽스 튜닝처럼 소프트 프롬프트가 없는 방법에는 나타나지 않습니다.</translation>
    </message>
</context>
<context>
    <name>ptw::NotesDialog</name>
    <message>
        <source>Notes on &quot;%1&quot;</source>
        <translation>&quot;%1&quot; 메모</translation>
    </message>
    <message>
        <source>for example: baseline, long prompt</source>
        <translation>예: 기준, 긴 프롬프트</translation>
    </message>
    <message>
        <source>Words to find the run by, separated by commas</source>
        <translation>실행을 찾을 때 쓸 낱말입니다. 쉼표로 나눕니다</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>태그(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>메모(&amp;N)</translation>
    </message>
</context>
<context>
    <name>ptw::NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>알림 닫기</translation>
    </message>
    <message>
        <source>What the notice offers</source>
        <translation>알림이 제안하는 동작</translation>
    </message>
</context>
<context>
    <name>ptw::PlaneButtons</name>
    <message>
        <source>Zoom in</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Zoom in (wheel, +)</source>
        <translation>확대(휠, +)</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>축소</translation>
    </message>
    <message>
        <source>Zoom out (wheel, -)</source>
        <translation>축소(휠, -)</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>전체 보기</translation>
    </message>
    <message>
        <source>Shows everything (Home, double click)</source>
        <translation>전체를 봅니다(Home, 두 번 클릭)</translation>
    </message>
</context>
<context>
    <name>ptw::PlanePlot</name>
    <message>
        <source>PC %1, %2 % of variance</source>
        <translation>PC %1, 분산의 %2 %</translation>
    </message>
    <message>
        <source>PC %1, %2 %</source>
        <translation>PC %1, %2 %</translation>
    </message>
</context>
<context>
    <name>ptw::PlaygroundView</name>
    <message>
        <source>The data&apos;s answer: %1</source>
        <translation>데이터의 정답: %1</translation>
    </message>
    <message>
        <source>With the soft prompt (step %1)</source>
        <translation>소프트 프롬프트 사용(스텝 %1)</translation>
    </message>
    <message>
        <source>Without it</source>
        <translation>소프트 프롬프트 없음</translation>
    </message>
    <message>
        <source>%1 most likely label</source>
        <translation>%1 가장 유력한 레이블</translation>
    </message>
    <message>
        <source>%1 most likely label   %2 the data&apos;s answer</source>
        <translation>%1 가장 유력한 레이블   %2 데이터의 정답</translation>
    </message>
    <message numerus="yes">
        <source>The input is longer than the model reads: only these first %n pieces count, the rest was cut off.</source>
        <translation>
            <numerusform>입력이 모델이 읽는 길이를 넘습니다. 처음 %n개 조각만 쓰고 나머지는 잘랐습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model reads %n pieces:</source>
        <translation>
            <numerusform>모델이 읽는 조각 %n개:</numerusform>
        </translation>
    </message>
    <message>
        <source>Type an input, then press Enter</source>
        <translation>입력을 쓰고 Enter를 누르세요</translation>
    </message>
    <message>
        <source>Input for the model</source>
        <translation>모델 입력</translation>
    </message>
    <message>
        <source>Enter asks, Shift+Enter starts a new line</source>
        <translation>Enter는 묻기, Shift+Enter는 줄 바꿈</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>예제</translation>
    </message>
    <message>
        <source>Takes an example from the task&apos;s data</source>
        <translation>과제 데이터에서 예제를 가져옵니다</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>묻기</translation>
    </message>
    <message>
        <source>Asks the model with and without the soft prompt (Enter)</source>
        <translation>소프트 프롬프트가 있을 때와 없을 때 모델에 묻습니다(Enter)</translation>
    </message>
    <message>
        <source>The model is answering</source>
        <translation>모델이 답하는 중</translation>
    </message>
    <message>
        <source>Type an input above, or take an example, and see what the model answers with the soft prompt and without it. A run has to be open.</source>
        <translation>위에 입력을 쓰거나 예제를 가져오면, 소프트 프롬프트가 있을 때와 없을 때 모델이 무엇이라 답하는지 볼 수 있습니다. 실행이 열려 있어야 합니다.</translation>
    </message>
    <message>
        <source>Compares the answer of the frozen model with and without the soft prompt, at the step of the timeline. The bars show how likely the model finds each label.</source>
        <translation>타임라인의 스텝에서, 소프트 프롬프트가 있을 때와 없을 때 동결된 모델의 답을 비교합니다. 막대는 모델이 각 레이블을 얼마나 유력하게 보는지 나타냅니다.</translation>
    </message>
    <message>
        <source>as routed</source>
        <translation>라우터 선택</translation>
    </message>
    <message>
        <source>Prompt %1</source>
        <translation>프롬프트 %1</translation>
    </message>
    <message>
        <source>With prompt %1 (step %2)</source>
        <translation>프롬프트 %1 사용(스텝 %2)</translation>
    </message>
    <message>
        <source>With prompt %1, as routed (step %2)</source>
        <translation>라우터가 고른 프롬프트 %1 사용(스텝 %2)</translation>
    </message>
    <message>
        <source>Prompt:</source>
        <translation>프롬프트:</translation>
    </message>
    <message>
        <source>Prompt of the mixture</source>
        <translation>혼합의 프롬프트</translation>
    </message>
    <message>
        <source>The prompt to answer with: the router&apos;s choice, or one of your own</source>
        <translation>답할 때 쓸 프롬프트입니다. 라우터에 맡기거나 직접 고릅니다</translation>
    </message>
</context>
<context>
    <name>ptw::PrefixPlot</name>
    <message>
        <source>Layer %1, position %2: key norm %3, value norm %4</source>
        <translation>층 %1, 위치 %2: 키 노름 %3, 값 노름 %4</translation>
    </message>
    <message>
        <source>Norm of the keys</source>
        <translation>키의 노름</translation>
    </message>
    <message>
        <source>Norm of the values</source>
        <translation>값의 노름</translation>
    </message>
    <message>
        <source>position</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Norms of the prefix&apos;s keys and values</source>
        <translation>프리픽스 키와 값의 노름</translation>
    </message>
</context>
<context>
    <name>ptw::PrefixView</name>
    <message>
        <source>Attention</source>
        <translation>어텐션</translation>
    </message>
    <message>
        <source>The attention whose prefix is shown</source>
        <translation>프리픽스를 보여 줄 어텐션</translation>
    </message>
    <message>
        <source>Keys and values</source>
        <translation>키와 값</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Keys or values</source>
        <translation>키 또는 값</translation>
    </message>
    <message>
        <source>What of the prefix is shown</source>
        <translation>프리픽스에서 무엇을 보여 줄지 고릅니다</translation>
    </message>
    <message>
        <source>Step %1, %2: the deeper the shade, the larger the norm over all heads.</source>
        <translation>스텝 %1, %2: 색이 짙을수록 모든 헤드에 걸친 노름이 큽니다.</translation>
    </message>
    <message>
        <source>Prefix-tuning fills this: every layer&apos;s keys and values before its own, as large as they are.</source>
        <translation>프리픽스 튜닝으로 학습하면 나타납니다. 층마다 자체 키와 값 앞에 놓인 키와 값이 얼마나 큰지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Norms of the keys and values that prefix-tuning puts before every layer&apos;s own: Li and Liang 2021, section 4</source>
        <translation>프리픽스 튜닝이 층마다 자체 키와 값 앞에 두는 키와 값의 노름: Li와 Liang 2021, 4절</translation>
    </message>
    <message>
        <source>The prefix of prefix-tuning (Li and Liang 2021, section 4): in every layer, at every position, how large the key and the value are that the attention sees before its own, as their Euclidean norms over all heads. Arrow keys walk from cell to cell, Plus and Minus or the wheel zoom, dragging moves, a double click shows everything. Click a cell and its position is selected in every view.</source>
        <translation>프리픽스 튜닝의 프리픽스입니다(Li와 Liang 2021, 4절). 층과 위치마다, 어텐션이 자체 키와 값보다 먼저 보는 키와 값이 얼마나 큰지 모든 헤드에 걸친 유클리드 노름으로 보여 줍니다. 화살표 키로 칸을 옮겨 다니고, +와 -나 휠로 확대와 축소를 하고, 끌어서 이동하며, 두 번 클릭하면 전체를 봅니다. 칸을 클릭하면 모든 보기에서 그 위치를 고릅니다.</translation>
    </message>
</context>
<context>
    <name>ptw::ProjectionPlot</name>
    <message>
        <source>token %1</source>
        <translation>토큰 %1</translation>
    </message>
    <message>
        <source>Soft prompt and vocabulary in one plane</source>
        <translation>한 평면에 그린 소프트 프롬프트와 어휘</translation>
    </message>
    <message>
        <source>Grey dots are vocabulary pieces, numbered discs the soft tokens, each with a line from where it began. The axes are the two directions in which the vocabulary varies most. Click a disc or press the arrow keys to select a token; wheel or + and - zoom, drag or Ctrl with the arrow keys moves, Home shows everything.</source>
        <translation>회색 점은 어휘 조각이고, 번호가 붙은 원은 소프트 토큰이며, 토큰마다 시작점에서 이어지는 선이 있습니다. 축은 어휘가 가장 크게 달라지는 두 방향입니다. 원을 클릭하거나 화살표 키를 눌러 토큰을 고릅니다. 휠이나 +, -로 확대와 축소를 하고, 끌거나 Ctrl+화살표 키로 이동하며, Home을 누르면 전체를 봅니다.</translation>
    </message>
</context>
<context>
    <name>ptw::ProjectionView</name>
    <message>
        <source>Step %1</source>
        <translation>스텝 %1</translation>
    </message>
    <message>
        <source>Start a run or open one: its soft tokens appear here among the vocabulary, with a line from where each began. A method without a soft prompt, such as prefix-tuning, has none.</source>
        <translation>실행을 시작하거나 여세요. 소프트 토큰이 어휘 사이에, 각자 시작한 곳에서 이어진 선과 함께 나타납니다. 프리픽스 튜닝처럼 소프트 프롬프트가 없는 방법에는 없습니다.</translation>
    </message>
</context>
<context>
    <name>ptw::PromptsPlot</name>
    <message>
        <source>words and their beginnings</source>
        <translation>단어와 단어의 시작</translation>
    </message>
    <message>
        <source>pieces inside words</source>
        <translation>단어 안의 조각</translation>
    </message>
    <message>
        <source>numbers and punctuation</source>
        <translation>숫자와 문장 부호</translation>
    </message>
    <message>
        <source>special pieces</source>
        <translation>특수 조각</translation>
    </message>
    <message>
        <source>%1, token %2</source>
        <translation>%1, 토큰 %2</translation>
    </message>
    <message>
        <source>The prompts of the runs and the vocabulary in one plane</source>
        <translation>한 평면에 그린 실행들의 프롬프트와 어휘</translation>
    </message>
    <message>
        <source>The tokens of every run among the vocabulary, whose kinds of pieces have colours and shapes of their own. The axes are the two directions in which the vocabulary varies most. Click a token or press the arrow keys to select the same one in every prompt; wheel or + and - zoom, drag or Ctrl with the arrow keys moves, Home shows everything.</source>
        <translation>어휘 사이에 놓인 모든 실행의 토큰입니다. 조각의 종류마다 색과 모양이 다릅니다. 축은 어휘가 가장 크게 변하는 두 방향입니다. 토큰을 클릭하거나 화살표 키를 누르면 모든 프롬프트에서 같은 토큰이 선택됩니다. 휠이나 +와 -로 확대·축소하고, 끌거나 Ctrl과 화살표 키로 옮기며, Home을 누르면 전체가 보입니다.</translation>
    </message>
</context>
<context>
    <name>ptw::PruningFigure</name>
    <message>
        <source>%1 tokens masked: the least important %2</source>
        <translation>토큰 %1개 마스크: 중요도 낮은 순 %2</translation>
    </message>
    <message>
        <source>, full prompt %1</source>
        <translation>, 전체 프롬프트 %1</translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation>측정 중…</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>측정</translation>
    </message>
    <message>
        <source>Measure negative against random masking</source>
        <translation>부정 토큰 마스크와 무작위 마스크의 비교 측정</translation>
    </message>
    <message>
        <source>Masks the least important tokens, and as many at random at least five times, without retraining: XPrompt (Ma et al. 2022), Figure 2</source>
        <translation>재학습 없이, 가장 덜 중요한 토큰을 마스크하고 같은 수의 토큰을 무작위로 다섯 번 이상 마스크합니다: XPrompt(Ma 외 2022) 그림 2</translation>
    </message>
    <message>
        <source>Negative against random masking</source>
        <translation>부정 토큰 마스크와 무작위 마스크의 비교</translation>
    </message>
    <message>
        <source>Press Measure: what masking the least important tokens does to the dev metric, against masking as many at random, is drawn here.</source>
        <translation>측정을 누르세요. 가장 덜 중요한 토큰을 마스크할 때와 같은 수의 토큰을 무작위로 마스크할 때의 개발 지표가 여기에 그려집니다.</translation>
    </message>
    <message>
        <source>XPrompt (Ma et al. 2022), Figure 2</source>
        <translation>XPrompt(Ma 외 2022) 그림 2</translation>
    </message>
    <message>
        <source>full prompt</source>
        <translation>전체 프롬프트</translation>
    </message>
    <message>
        <source>least important masked</source>
        <translation>중요도 낮은 순 마스크</translation>
    </message>
    <message>
        <source>random: mean, range of %1</source>
        <translation>무작위: %1개의 평균, 범위</translation>
    </message>
    <message>
        <source>tokens masked</source>
        <translation>마스크된 토큰 수</translation>
    </message>
    <message>
        <source>dev metric</source>
        <translation>개발 지표</translation>
    </message>
    <message>
        <source>dev %1</source>
        <translation>개발 %1</translation>
    </message>
    <message>
        <source>, at random %1</source>
        <translation>, 무작위 %1</translation>
    </message>
</context>
<context>
    <name>ptw::PruningSearch</name>
    <message>
        <source>%1 (chosen)</source>
        <translation>%1(선택됨)</translation>
    </message>
    <message>
        <source>tokens: %1</source>
        <translation>토큰: %1</translation>
    </message>
    <message>
        <source>pieces: %1</source>
        <translation>조각: %1</translation>
    </message>
    <message>
        <source>%1 % masked, %2</source>
        <translation>%1 % 마스크, %2</translation>
    </message>
    <message>
        <source>Search of the ratios by the dev metric</source>
        <translation>개발 지표에 따른 비율 탐색</translation>
    </message>
    <message>
        <source>The checkpoints of an XPrompt run that searches its ratios show here how the dev metric depends on the share masked.</source>
        <translation>비율을 탐색하는 XPrompt 실행의 체크포인트를 고르면, 마스크 비율에 따라 개발 지표가 어떻게 달라지는지 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>XPrompt (Ma et al. 2022), published settings: 10 % to 90 % per level</source>
        <translation>XPrompt(Ma 외 2022) 공개된 설정: 수준마다 10 %~90 %</translation>
    </message>
    <message>
        <source>tokens masked</source>
        <translation>토큰 마스크</translation>
    </message>
    <message>
        <source>pieces masked after them</source>
        <translation>그다음 조각 마스크</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>선택됨</translation>
    </message>
    <message>
        <source>share masked in %</source>
        <translation>마스크 비율(%)</translation>
    </message>
    <message>
        <source>dev metric</source>
        <translation>개발 지표</translation>
    </message>
</context>
<context>
    <name>ptw::PruningView</name>
    <message>
        <source>This would mask the whole prompt. At least one piece has to stay, so the mask is as it was.</source>
        <translation>이렇게 하면 프롬프트 전체가 마스크됩니다. 조각이 하나 이상 남아야 하므로 마스크를 바꾸지 않았습니다.</translation>
    </message>
    <message>
        <source>Would mask %1 of %2 tokens, %3 of %4 pieces in all.</source>
        <translation>적용하면 토큰 %2개 중 %1개, 전체 조각 %4개 중 %3개가 마스크됩니다.</translation>
    </message>
    <message>
        <source>%1 masked pieces would be kept again.</source>
        <translation>마스크된 조각 %1개는 다시 유지됩니다.</translation>
    </message>
    <message>
        <source>mask by ratios</source>
        <translation>비율로 마스크</translation>
    </message>
    <message>
        <source>mask negative</source>
        <translation>부정 토큰 마스크</translation>
    </message>
    <message>
        <source>30 % of %1 tokens is not one token. Mask tokens with the slider or in the grid instead.</source>
        <translation>토큰 %1개의 30 %는 토큰 하나가 되지 않습니다. 슬라이더나 격자로 토큰을 마스크하세요.</translation>
    </message>
    <message>
        <source>mask random</source>
        <translation>무작위 마스크</translation>
    </message>
    <message>
        <source>Nothing is masked. Mask something first: a random mask takes over how much it is.</source>
        <translation>마스크된 것이 없습니다. 먼저 마스크를 하세요. 무작위 마스크는 지금 마스크된 만큼을 마스크합니다.</translation>
    </message>
    <message>
        <source>remove the token</source>
        <translation>토큰 제거</translation>
    </message>
    <message>
        <source>zero the vector</source>
        <translation>영벡터로 두기</translation>
    </message>
    <message>
        <source>edit in the grid</source>
        <translation>격자에서 편집</translation>
    </message>
    <message>
        <source>invert</source>
        <translation>반전</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>초기화</translation>
    </message>
    <message>
        <source>go back</source>
        <translation>돌아가기</translation>
    </message>
    <message>
        <source>Undo: %1 (Ctrl+Z)</source>
        <translation>되돌리기: %1(Ctrl+Z)</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>되돌리기(Ctrl+Z)</translation>
    </message>
    <message>
        <source>Redo: %1 (Ctrl+Shift+Z)</source>
        <translation>다시 하기: %1(Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>다시 하기(Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 하기</translation>
    </message>
    <message>
        <source>Zero the vector</source>
        <translation>영벡터로 두기</translation>
    </message>
    <message>
        <source>Remove the token</source>
        <translation>토큰 제거</translation>
    </message>
    <message>
        <source>What becomes of masked tokens</source>
        <translation>마스크된 토큰의 처리</translation>
    </message>
    <message>
        <source>Rewind and retrain</source>
        <translation>되감아 재학습</translation>
    </message>
    <message>
        <source>Starts a run that trains what is kept again, the mask staying fixed: XPrompt (Ma et al. 2022), section Rewinding</source>
        <translation>마스크를 고정한 채 남은 것을 다시 학습하는 실행을 시작합니다: XPrompt(Ma 외 2022) Rewinding 절</translation>
    </message>
    <message>
        <source>From the &amp;trained values (XPrompt)</source>
        <translation>학습된 값에서, XPrompt(&amp;T)</translation>
    </message>
    <message>
        <source>From the &amp;initial values (lottery ticket)</source>
        <translation>초기값에서, 복권 가설(&amp;I)</translation>
    </message>
    <message>
        <source>The mask is being scored</source>
        <translation>마스크를 평가하는 중</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>편집</translation>
    </message>
    <message>
        <source>History</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>Figure 2</source>
        <translation>그림 2</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>탐색</translation>
    </message>
    <message>
        <source>Editing and comparing masks</source>
        <translation>마스크 편집과 비교</translation>
    </message>
    <message>
        <source>XPrompt (Ma et al. 2022), Figure 2</source>
        <translation>XPrompt(Ma 외 2022) 그림 2</translation>
    </message>
    <message>
        <source>XPrompt (Ma et al. 2022), published settings</source>
        <translation>XPrompt(Ma 외 2022) 공개된 설정</translation>
    </message>
    <message>
        <source>Start a run with a soft prompt or open one: its tokens and pieces appear here with how much each matters, to mask, compare and retrain.</source>
        <translation>소프트 프롬프트를 쓰는 실행을 시작하거나 여세요. 토큰과 조각이 저마다의 중요도와 함께 여기에 나타나며, 마스크하고 비교하고 재학습할 수 있습니다.</translation>
    </message>
    <message>
        <source>Prunes the soft prompt as XPrompt (Ma et al. 2022) does, by hand: mask tokens and pieces, and the dev metric of what is left appears by itself.</source>
        <translation>XPrompt(Ma 외 2022)처럼 소프트 프롬프트를 손으로 가지치기합니다. 토큰과 조각을 마스크하면 남은 프롬프트의 개발 지표가 저절로 나타납니다.</translation>
    </message>
    <message>
        <source>Masked tokens stay as zero vectors, as the mask of XPrompt (Ma et al. 2022), section Hierarchical Structured Pruning, has it, or leave the sequence, which makes the model faster</source>
        <translation>마스크된 토큰을 XPrompt(Ma 외 2022) Hierarchical Structured Pruning 절의 마스크처럼 영벡터로 남기거나, 시퀀스에서 빼서 모델을 더 빠르게 합니다</translation>
    </message>
</context>
<context>
    <name>ptw::RoutingAnswerModel</name>
    <message>
        <source>(writes nothing)</source>
        <translation>(아무것도 쓰지 않음)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, chosen by the router</source>
        <translation>%1, 라우터가 선택</translation>
    </message>
    <message>
        <source>%1, written &quot;%2&quot;: %3</source>
        <translation>%1, 표기 &quot;%2&quot;: %3</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>An arrow head marks the prompt that the router chose</source>
        <translation>화살촉은 라우터가 고른 프롬프트를 나타냅니다</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>라우터</translation>
    </message>
    <message>
        <source>The router&apos;s probability of the prompt (SMoP, Choi et al. 2023: p = softmax(u x))</source>
        <translation>라우터가 그 프롬프트에 준 확률(SMoP, Choi 외 2023: p = softmax(u x))</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>답</translation>
    </message>
    <message>
        <source>What the model writes under this prompt</source>
        <translation>이 프롬프트에서 모델이 쓰는 글</translation>
    </message>
    <message>
        <source>Likeliest label</source>
        <translation>유력한 레이블</translation>
    </message>
    <message>
        <source>The label that the model finds most likely</source>
        <translation>모델이 가장 유력하게 보는 레이블</translation>
    </message>
</context>
<context>
    <name>ptw::RoutingBalance</name>
    <message>
        <source>There is one prompt only: nothing to balance.</source>
        <translation>프롬프트가 하나뿐이라 균형을 따질 것이 없습니다.</translation>
    </message>
    <message>
        <source>Balance %1 of 1: %2 takes every example – the router has collapsed.</source>
        <translation>균형 %1(최대 1): 모든 예제가 %2에 몰렸습니다. 라우터가 붕괴했습니다.</translation>
    </message>
    <message>
        <source>Balance %1 of 1: %2 takes %3 of the examples – the router is close to collapse.</source>
        <translation>균형 %1(최대 1): 예제의 %3가 %2에 몰렸습니다. 라우터가 붕괴하기 직전입니다.</translation>
    </message>
    <message>
        <source>Balance %1 of 1: examples are spread almost evenly over the %2 prompts.</source>
        <translation>균형 %1(최대 1): 예제가 프롬프트 %2개에 거의 고르게 퍼져 있습니다.</translation>
    </message>
    <message>
        <source>Balance %1 of 1: examples are spread almost evenly over %2 of the %3 prompts.</source>
        <translation>균형 %1(최대 1): 예제가 프롬프트 %3개 중 %2개에 거의 고르게 퍼져 있습니다.</translation>
    </message>
    <message>
        <source>Balance %1 of 1: uneven – most examples go to %2 (%3), fewest to %4 (%5).</source>
        <translation>균형 %1(최대 1): 고르지 않습니다. 가장 많은 쪽은 %2(%3), 가장 적은 쪽은 %4(%5)입니다.</translation>
    </message>
    <message>
        <source>Balance %1 of 1: uneven – most examples go to %2 (%3), none to %4 of the %5 prompts.</source>
        <translation>균형 %1(최대 1): 고르지 않습니다. %2에 가장 많이 가고(%3), 프롬프트 %5개 중 %4개에는 하나도 가지 않습니다.</translation>
    </message>
    <message>
        <source>Balance of the prompts</source>
        <translation>프롬프트의 균형</translation>
    </message>
    <message>
        <source>Normalised entropy of the prompts&apos; shares s of the dev examples, −Σ s·ln s / ln k: 1 when every prompt takes as many, 0 when one takes all. The router: SMoP, Choi et al. 2023.</source>
        <translation>프롬프트마다 맡는 개발 예제의 비율 s로 구한 정규화 엔트로피 −Σ s·ln s / ln k입니다. 모든 프롬프트가 똑같이 맡으면 1, 하나가 모두 맡으면 0입니다. 라우터: SMoP, Choi 외 2023: p = softmax(u x).</translation>
    </message>
</context>
<context>
    <name>ptw::RoutingClassModel</name>
    <message>
        <source>All examples</source>
        <translation>모든 예제</translation>
    </message>
    <message>
        <source>%1: %2 of %3 examples (%4) go to %5</source>
        <translation>%1: 예제 %3개 중 %2개(%4)가 %5에 배정됨</translation>
    </message>
    <message>
        <source>%1: %2 examples</source>
        <translation>%1: 예제 %2개</translation>
    </message>
</context>
<context>
    <name>ptw::RoutingClassPage</name>
    <message>
        <source>Step %1, %2 dev examples: how many of each class a prompt is given. The deeper the shade, the larger its share of the class.</source>
        <translation>스텝 %1, 개발 예제 %2개: 프롬프트가 클래스마다 맡는 예제 수. 색이 짙을수록 그 클래스에서 맡는 비율이 큽니다.</translation>
    </message>
    <message>
        <source>How many examples of each class every prompt is given will be shown here.</source>
        <translation>프롬프트가 클래스마다 예제를 몇 개 맡는지 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Prompts by class</source>
        <translation>클래스별 프롬프트</translation>
    </message>
    <message>
        <source>The classes of the dev examples and the prompts that the router gives them (SMoP, Choi et al. 2023: p = softmax(u x)). Click a column to select its prompt, double-click a cell to see its examples, Esc selects all prompts.</source>
        <translation>개발 예제의 클래스와 라우터가 배정하는 프롬프트입니다(SMoP, Choi 외 2023: p = softmax(u x)). 열을 클릭하면 그 프롬프트를 고르고, 칸을 두 번 클릭하면 그 예제를 보며, Esc를 누르면 모든 프롬프트를 고릅니다.</translation>
    </message>
</context>
<context>
    <name>ptw::RoutingExampleModel</name>
    <message>
        <source>%1: %2, chosen</source>
        <translation>%1: %2, 선택됨</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>p%1</source>
        <translation>p%1</translation>
    </message>
    <message>
        <source>The dev example as a person would type it</source>
        <translation>사람이 입력하는 꼴로 나타낸 개발 예제</translation>
    </message>
    <message>
        <source>The data&apos;s answer</source>
        <translation>데이터의 정답</translation>
    </message>
    <message>
        <source>The prompt that the router chose</source>
        <translation>라우터가 고른 프롬프트</translation>
    </message>
    <message>
        <source>The router&apos;s probability of %1 (SMoP, Choi et al. 2023: p = softmax(u x))</source>
        <translation>라우터가 %1에 준 확률(SMoP, Choi 외 2023: p = softmax(u x))</translation>
    </message>
</context>
<context>
    <name>ptw::RoutingExamplePage</name>
    <message>
        <source>%1 of %2 dev examples</source>
        <translation>개발 예제 %2개 중 %1개</translation>
    </message>
    <message>
        <source>%1, those of %2</source>
        <translation>%1, %2의 예제만</translation>
    </message>
    <message>
        <source>Step %1: %2. Enter or a double click tries an example.</source>
        <translation>스텝 %1: %2. Enter를 누르거나 두 번 클릭하면 예제를 시험합니다.</translation>
    </message>
    <message>
        <source>The dev examples, each with the prompt that the router gives it, will be listed here.</source>
        <translation>개발 예제가 라우터가 배정한 프롬프트와 함께 여기에 나옵니다.</translation>
    </message>
    <message>
        <source>Find a text</source>
        <translation>글 찾기</translation>
    </message>
    <message>
        <source>Find a text in the examples</source>
        <translation>예제에서 글 찾기</translation>
    </message>
    <message>
        <source>Shows only the examples that contain this text</source>
        <translation>이 글이 든 예제만 보여 줍니다</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>모든 클래스</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Shows only the examples of one class</source>
        <translation>한 클래스의 예제만 보여 줍니다</translation>
    </message>
    <message>
        <source>Examples and their prompts</source>
        <translation>예제와 그 프롬프트</translation>
    </message>
    <message>
        <source>One row per dev example: its class, the prompt that the router chose, and the router&apos;s probability of every prompt (SMoP, Choi et al. 2023: p = softmax(u x)); the chosen one stands in a frame. A click on a heading sorts, the third one brings back the data&apos;s order.</source>
        <translation>개발 예제마다 한 행입니다: 클래스, 라우터가 고른 프롬프트, 라우터가 각 프롬프트에 준 확률(SMoP, Choi 외 2023: p = softmax(u x)). 고른 프롬프트에는 테두리가 있습니다. 머리글을 클릭하면 정렬하고, 세 번째 클릭하면 데이터의 순서로 돌아갑니다.</translation>
    </message>
</context>
<context>
    <name>ptw::RoutingPieceModel</name>
    <message>
        <source>%1 is given %2 of the dev examples</source>
        <translation>%1: 개발 예제의 %2를 맡음</translation>
    </message>
    <message>
        <source>%1, soft token %2</source>
        <translation>%1, 소프트 토큰 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>The part of the dev examples it is given</source>
        <translation>맡는 개발 예제의 비율</translation>
    </message>
    <message>
        <source>Token %1</source>
        <translation>토큰 %1</translation>
    </message>
    <message>
        <source>%1: the pieces nearest to this position of each prompt (Lester et al. 2021, section 7)</source>
        <translation>%1: 각 프롬프트의 이 위치에 가장 가까운 조각(Lester 외 2021, 7절)</translation>
    </message>
</context>
<context>
    <name>ptw::RoutingPlot</name>
    <message>
        <source>Step %1</source>
        <translation>스텝 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>step</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>% of dev examples</source>
        <translation>개발 예제 비율(%)</translation>
    </message>
    <message>
        <source>Share of each prompt over the steps</source>
        <translation>스텝에 따른 프롬프트별 비율</translation>
    </message>
    <message>
        <source>Each band is a prompt of the mixture, as high as the share of the dev examples that the router gives it (SMoP, Choi et al. 2023: p = softmax(u x)). A click shows that checkpoint in every view. Left and Right read the values, Up and Down select a prompt, Enter shows the checkpoint; wheel and drag zoom and move, Home or a double click shows everything.</source>
        <translation>띠 하나가 혼합의 프롬프트 하나이고, 높이는 라우터가 배정하는 개발 예제의 비율입니다(SMoP, Choi 외 2023: p = softmax(u x)). 클릭하면 모든 보기가 그 체크포인트를 보여 줍니다. 왼쪽과 오른쪽 화살표로 값을 읽고, 위와 아래 화살표로 프롬프트를 고르며, Enter를 누르면 그 체크포인트를 봅니다. 휠로 확대하고 끌어서 이동하며, Home을 누르거나 두 번 클릭하면 전체를 봅니다.</translation>
    </message>
</context>
<context>
    <name>ptw::RoutingPromptPage</name>
    <message>
        <source>Step %1: the vocabulary pieces nearest to each token of every prompt; the deeper the shade, the nearer.</source>
        <translation>스텝 %1: 각 프롬프트의 토큰마다 가장 가까운 어휘 조각. 색이 짙을수록 가깝습니다.</translation>
    </message>
    <message>
        <source>The pieces nearest to each prompt will appear below its share.</source>
        <translation>각 프롬프트에 가장 가까운 조각이 비율 아래에 나타납니다.</translation>
    </message>
    <message>
        <source>The prompts will stand here side by side, with the vocabulary pieces nearest to them.</source>
        <translation>프롬프트가 가장 가까운 어휘 조각과 함께 여기에 나란히 나타납니다.</translation>
    </message>
    <message>
        <source>Nearest pieces of every prompt</source>
        <translation>프롬프트마다 가장 가까운 조각</translation>
    </message>
    <message>
        <source>One column per prompt: its share of the dev examples (SMoP, Choi et al. 2023: p = softmax(u x)), then the vocabulary pieces nearest to each of its soft tokens (Lester et al. 2021, section 7). Click a column to select its prompt and token everywhere; Esc selects all prompts.</source>
        <translation>프롬프트마다 한 열입니다: 맡는 개발 예제의 비율(SMoP, Choi 외 2023: p = softmax(u x)), 그 아래에 소프트 토큰마다 가장 가까운 어휘 조각(Lester 외 2021, 7절). 열을 클릭하면 그 프롬프트와 토큰을 모든 보기에서 고르고, Esc를 누르면 모든 프롬프트를 고릅니다.</translation>
    </message>
</context>
<context>
    <name>ptw::RoutingTimePage</name>
    <message>
        <source>The share of the dev examples that each prompt is given. Click a step to see it.</source>
        <translation>프롬프트마다 맡는 개발 예제의 비율. 스텝을 클릭하면 그 스텝을 봅니다.</translation>
    </message>
    <message>
        <source>The share of each prompt will be drawn here from the first checkpoint on.</source>
        <translation>첫 체크포인트부터 프롬프트별 비율이 여기에 그려집니다.</translation>
    </message>
</context>
<context>
    <name>ptw::RoutingTryPage</name>
    <message>
        <source>Type a sentence and see where it goes</source>
        <translation>문장을 쓰고 어디로 가는지 보세요</translation>
    </message>
    <message>
        <source>Sentence to route</source>
        <translation>라우팅할 문장</translation>
    </message>
    <message>
        <source>Asks by itself after a short pause, Enter asks at once</source>
        <translation>잠시 멈추면 저절로 묻고, Enter를 누르면 바로 묻습니다</translation>
    </message>
    <message>
        <source>The model is answering</source>
        <translation>모델이 답하는 중</translation>
    </message>
    <message>
        <source>Answers under every prompt</source>
        <translation>프롬프트마다의 답</translation>
    </message>
    <message>
        <source>Where the router sends the sentence and what the model answers under each prompt (SMoP, Choi et al. 2023: p = softmax(u x)). Only the chosen prompt is used in earnest; so that the others compare, they are scaled by its probability. Click a row to select its prompt; Esc selects all.</source>
        <translation>라우터가 문장을 어디로 보내는지, 프롬프트마다 모델이 무엇이라 답하는지 보여 줍니다(SMoP, Choi 외 2023: p = softmax(u x)). 실제로는 고른 프롬프트만 쓰입니다. 나머지 프롬프트에는 비교할 수 있도록 고른 프롬프트의 확률을 곱합니다. 행을 클릭하면 그 프롬프트를 고르고, Esc를 누르면 모두 고릅니다.</translation>
    </message>
    <message>
        <source>Step %1, &quot;%2&quot;: goes to %3. Other rows: what the model would answer there.</source>
        <translation>스텝 %1, &quot;%2&quot;: %3에 배정됩니다. 다른 행은 그 프롬프트였다면 모델이 했을 답입니다.</translation>
    </message>
    <message>
        <source>The sentence is longer than the model reads; its end was cut off.</source>
        <translation>문장이 모델이 읽는 길이를 넘어 끝을 잘랐습니다.</translation>
    </message>
    <message>
        <source>Type a sentence above: the router&apos;s probability of each prompt, and the model&apos;s answer under it, will appear here.</source>
        <translation>위에 문장을 쓰세요. 라우터가 각 프롬프트에 준 확률과 그 프롬프트에서 모델이 한 답이 여기에 나타납니다.</translation>
    </message>
</context>
<context>
    <name>ptw::RoutingView</name>
    <message>
        <source>Prompt %1</source>
        <translation>프롬프트 %1</translation>
    </message>
    <message>
        <source>Train with the method SMoP, or open a run that did: which prompt of the mixture its router gives to each example will be shown here.</source>
        <translation>SMoP 방법으로 학습하거나 그렇게 학습한 실행을 여세요. 라우터가 예제마다 혼합의 어느 프롬프트를 배정하는지 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>All prompts</source>
        <translation>모든 프롬프트</translation>
    </message>
    <message>
        <source>Selected prompt</source>
        <translation>선택한 프롬프트</translation>
    </message>
    <message>
        <source>Marks one prompt in every view and shows only its examples</source>
        <translation>모든 보기에서 프롬프트 하나를 표시하고 그 예제만 보여 줍니다</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>추이</translation>
    </message>
    <message>
        <source>The share of each prompt at every step</source>
        <translation>스텝마다 각 프롬프트의 비율</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>클래스별</translation>
    </message>
    <message>
        <source>Which classes each prompt is given</source>
        <translation>프롬프트마다 맡는 클래스</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>예제</translation>
    </message>
    <message>
        <source>Every dev example with its prompt</source>
        <translation>모든 개발 예제와 그 프롬프트</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>The vocabulary pieces near to each prompt</source>
        <translation>각 프롬프트와 가까운 어휘 조각</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>Type a sentence and see where it goes</source>
        <translation>문장을 쓰고 어디로 가는지 보세요</translation>
    </message>
    <message>
        <source>A router chooses one of several short prompts for each input (SMoP, Choi et al. 2023: p = softmax(u x)). The pages show how it spreads the dev examples, and what each prompt is for.</source>
        <translation>라우터가 입력마다 짧은 프롬프트 여러 개 중 하나를 고릅니다(SMoP, Choi 외 2023: p = softmax(u x)). 각 탭은 라우터가 개발 예제를 어떻게 나누는지, 각 프롬프트가 무엇을 맡는지 보여 줍니다.</translation>
    </message>
</context>
<context>
    <name>ptw::RunBook</name>
    <message>
        <source>No run has learned this task so far: the best, &quot;%1&quot;, reached %2 on the dev split, and always giving the most frequent label reaches %3.</source>
        <translation>아직 이 과제를 배운 실행이 없습니다. 가장 좋은 &quot;%1&quot;의 개발 세트 값은 %2이고, 늘 가장 흔한 레이블로만 답하면 %3입니다.</translation>
    </message>
</context>
<context>
    <name>ptw::RunColumns</name>
    <message>
        <source>&amp;Columns</source>
        <translation>열(&amp;C)</translation>
    </message>
</context>
<context>
    <name>ptw::RunModel</name>
    <message>
        <source>%1: %2 (best %3)</source>
        <translation>%1: %2(최고 %3)</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>스텝 %1/%2</translation>
    </message>
    <message>
        <source>%1 trained, %2 stored in the adapter</source>
        <translation>학습 %1개, 어댑터에 저장 %2개</translation>
    </message>
    <message>
        <source>%1, model %2</source>
        <translation>%1, 모델 %2</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>불러오는 중</translation>
    </message>
    <message>
        <source>running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>일시 정지됨</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>남은 시간</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>걸린 시간</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Dev metric</source>
        <translation>개발 지표</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>파라미터</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>최고</translation>
    </message>
    <message>
        <source>%L1 floating-point operations to read an example and score its target: every matrix product that is executed, counted</source>
        <translation>예제 하나를 읽고 정답을 채점하는 데 드는 부동소수점 연산 %L1회: 실행되는 모든 행렬 곱을 센 값</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>Step time</source>
        <translation>스텝 시간</translation>
    </message>
    <message>
        <source>Inference</source>
        <translation>추론</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>읽을 수 없음</translation>
    </message>
    <message>
        <source>trains in another program</source>
        <translation>다른 프로그램에서 학습 중</translation>
    </message>
    <message>
        <source>Another program trains this run: what it does is followed here, but only there it can be paused and stopped</source>
        <translation>다른 프로그램이 이 실행을 학습하고 있습니다. 진행은 여기서도 보이지만, 일시 정지와 중지는 그 프로그램에서만 할 수 있습니다</translation>
    </message>
</context>
<context>
    <name>ptw::RunTable</name>
    <message>
        <source>No run yet. Every run that is started is listed here with its status, progress, loss and dev metric.</source>
        <translation>아직 실행이 없습니다. 시작한 실행은 모두 상태, 진행, 손실, 개발 지표와 함께 여기에 나옵니다.</translation>
    </message>
    <message>
        <source>Search runs</source>
        <translation>실행 검색</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실행 목록</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>일시 정지(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>계속(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>중지(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Export as PEFT adapter…</source>
        <translation>PEFT 어댑터로 내보내기(&amp;E)…</translation>
    </message>
    <message>
        <source>Show &amp;folder</source>
        <translation>폴더 보기(&amp;F)</translation>
    </message>
    <message>
        <source>Train ea&amp;rlier</source>
        <translation>더 먼저 학습(&amp;R)</translation>
    </message>
    <message>
        <source>Train la&amp;ter</source>
        <translation>더 나중에 학습(&amp;T)</translation>
    </message>
    <message>
        <source>No run is found by “%1”.</source>
        <translation>“%1”(으)로 찾은 실행이 없습니다.</translation>
    </message>
    <message>
        <source>Show only the runs in which every word is found: in the name, model, task, method, status, a tag or the note, or as a setting, such as prompt_length=20</source>
        <translation>모든 낱말이 있는 실행만 보여 줍니다. 이름, 모델, 과제, 방법, 상태, 태그, 메모에서 찾고, prompt_length=20처럼 설정으로도 찾습니다</translation>
    </message>
    <message>
        <source>&amp;Move to the trash…</source>
        <translation>휴지통으로 옮기기(&amp;M)…</translation>
    </message>
    <message>
        <source>Tags and &amp;note…</source>
        <translation>태그와 메모(&amp;N)…</translation>
    </message>
    <message>
        <source>One row per run. The selected run is the one that the other views show; those selected with it, by Ctrl or Shift, are compared; click a heading to sort; the context menu pauses, resumes, stops, takes notes, exports and removes, and says which columns are shown.</source>
        <translation>실행마다 한 행입니다. 선택한 실행이 다른 화면에 보이고, Ctrl이나 Shift로 함께 선택한 실행은 비교됩니다. 제목을 누르면 정렬되고, 상황 메뉴로 일시 정지, 재개, 중지, 메모, 내보내기, 삭제를 하며 표시할 열을 고릅니다.</translation>
    </message>
</context>
<context>
    <name>ptw::SettingForm</name>
    <message>
        <source>More settings</source>
        <translation>추가 설정</translation>
    </message>
    <message>
        <source>Shows or hides the settings that rarely need a change.</source>
        <translation>바꿀 일이 드문 설정을 표시하거나 숨깁니다.</translation>
    </message>
</context>
<context>
    <name>ptw::SweepChoices</name>
    <message>
        <source>%1 values</source>
        <translation>값 %1개</translation>
    </message>
</context>
<context>
    <name>ptw::SweepControls</name>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Sw&amp;eep</source>
        <translation>스윕(&amp;E)</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>스윕</translation>
    </message>
    <message>
        <source>The sweep that is shown</source>
        <translation>보이는 스윕</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>표시(&amp;W)</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>측정값</translation>
    </message>
    <message>
        <source>What the runs measured: a metric or a cost</source>
        <translation>실행이 측정한 것: 지표 또는 비용</translation>
    </message>
    <message>
        <source>&amp;over</source>
        <translation>가로축(&amp;O)</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>가로축</translation>
    </message>
    <message>
        <source>A swept setting, or a cost: then every combination is a point of a scatter plot</source>
        <translation>바꾼 설정 또는 비용. 비용을 고르면 모든 조합이 산점도의 점이 됩니다</translation>
    </message>
    <message>
        <source>Se&amp;ries</source>
        <translation>계열(&amp;R)</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>계열</translation>
    </message>
    <message>
        <source>A setting whose values are told apart; other swept settings make further series</source>
        <translation>값마다 따로 그리는 설정. 바꾼 다른 설정은 계열을 더 만듭니다</translation>
    </message>
    <message>
        <source>&amp;Log axis</source>
        <translation>로그 축(&amp;L)</translation>
    </message>
    <message>
        <source>A logarithmic horizontal axis, where all its values are positive</source>
        <translation>가로축을 로그로 그립니다. 값이 모두 양수일 때 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>As &amp;heat map</source>
        <translation>히트맵(&amp;H)</translation>
    </message>
    <message>
        <source>A cell for every combination, as in SMoP&apos;s grid of number and length of the prompts (Choi et al. 2023)</source>
        <translation>조합마다 한 칸. SMoP의 프롬프트 개수와 길이 격자처럼 그립니다(Choi et al. 2023)</translation>
    </message>
</context>
<context>
    <name>ptw::SweepForm</name>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%2에서 %1</translation>
    </message>
    <message>
        <source>1 seed</source>
        <translation>시드 1개</translation>
    </message>
    <message>
        <source>%1 seeds</source>
        <translation>시드 %1개</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>%1 초과</translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <translation>%1 = %2</translation>
    </message>
    <message>
        <source>, about %1</source>
        <translation>, 약 %1</translation>
    </message>
    <message>
        <source>Choose a model.</source>
        <translation>모델을 고르세요.</translation>
    </message>
    <message>
        <source>Choose a task.</source>
        <translation>과제를 고르세요.</translation>
    </message>
    <message>
        <source>Choose a method.</source>
        <translation>방법을 고르세요.</translation>
    </message>
    <message>
        <source>A setting above is not acceptable yet; its row says why.</source>
        <translation>위의 설정 가운데 쓸 수 없는 값이 있습니다. 그 줄에 이유가 있습니다.</translation>
    </message>
    <message>
        <source>A sweep has at most %1. Take out values or seeds, or make several sweeps of it.</source>
        <translation>스윕은 최대 %1입니다. 값이나 시드를 줄이거나 여러 스윕으로 나누세요.</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>모델(&amp;M)</translation>
    </message>
    <message>
        <source>The frozen language models; training does not change them.</source>
        <translation>동결된 언어 모델. 학습해도 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>&amp;Task</source>
        <translation>과제(&amp;T)</translation>
    </message>
    <message>
        <source>The examples to learn from, and how an answer is judged.</source>
        <translation>배울 예제와 답을 평가하는 방식.</translation>
    </message>
    <message>
        <source>M&amp;ethod</source>
        <translation>방법(&amp;E)</translation>
    </message>
    <message>
        <source>How the soft prompt is made and trained. Where several are chosen, the settings that all of them have can be given.</source>
        <translation>소프트 프롬프트를 만들고 학습하는 방법. 여럿을 고르면 모두에 있는 설정만 줄 수 있습니다.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>이름(&amp;N)</translation>
    </message>
    <message>
        <source>Name of the sweep</source>
        <translation>스윕 이름</translation>
    </message>
    <message>
        <source>How the sweep is called in the list; empty for the name shown.</source>
        <translation>목록에 보일 이름. 비워 두면 보이는 이름을 씁니다.</translation>
    </message>
    <message>
        <source>New sweep</source>
        <translation>새 스윕</translation>
    </message>
    <message>
        <source>Every combination of the values is trained with every seed. Write several values with commas between them, e.g. 1, 5, 20, 100; tick several models, tasks or methods.</source>
        <translation>값의 모든 조합을 모든 시드로 학습합니다. 여러 값은 1, 5, 20, 100처럼 쉼표로 나누어 쓰고, 모델과 과제, 방법은 여러 개를 선택하세요.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>시작(&amp;S)</translation>
    </message>
    <message>
        <source>Trains in the background; the runs wait in the queue.</source>
        <translation>백그라운드에서 학습합니다. 실행은 대기열에서 기다립니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>One experiment instead of many runs: how a result depends on some settings, and how much of it is noise. The papers report the mean and the standard deviation of three runs (Lester et al. 2021, section 3).</source>
        <translation>여러 실행을 하나의 실험으로: 결과가 설정에 따라 어떻게 달라지고 그중 얼마가 잡음인지 봅니다. 논문은 세 번 실행한 평균과 표준편차를 보고합니다(Lester et al. 2021, 3절).</translation>
    </message>
    <message>
        <source>Choose what to compare.</source>
        <translation>무엇을 비교할지 고르십시오.</translation>
    </message>
    <message>
        <source>Compar&amp;ed</source>
        <translation>비교 대상(&amp;E)</translation>
    </message>
    <message>
        <source>Methods, each with settings of its own. The settings below are for all that leave them open.</source>
        <translation>저마다 설정이 있는 방법들입니다. 아래 설정은 정해 두지 않은 모두에 적용됩니다.</translation>
    </message>
</context>
<context>
    <name>ptw::SweepModel</name>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Std. dev.</source>
        <translation>표준편차</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>계획</translation>
    </message>
    <message>
        <source>%1: the mean over the finished runs</source>
        <translation>%1: 끝난 실행의 평균</translation>
    </message>
    <message>
        <source>%1: the standard deviation over the finished runs, with n - 1; one run shows no spread</source>
        <translation>%1: 끝난 실행의 표준편차(n - 1). 실행 하나로는 퍼짐을 알 수 없습니다</translation>
    </message>
    <message>
        <source>Finished runs that measured it</source>
        <translation>이 값을 측정한 끝난 실행</translation>
    </message>
    <message>
        <source>Runs that the sweep has for these settings, one for each seed</source>
        <translation>이 설정에 대한 스윕의 실행 수. 시드마다 하나</translation>
    </message>
</context>
<context>
    <name>ptw::SweepRow</name>
    <message>
        <source>%1 values</source>
        <translation>값 %1개</translation>
    </message>
    <message>
        <source>One or several of: %1.</source>
        <translation>다음 중 하나 이상: %1.</translation>
    </message>
    <message>
        <source>each method&apos;s own</source>
        <translation>방법마다 고유 값</translation>
    </message>
    <message>
        <source>%1: one value, or several with commas between them; a text that has commas itself stands between quotation marks.</source>
        <translation>%1: 값 하나, 또는 쉼표로 나눈 여러 값. 쉼표가 든 텍스트는 따옴표로 묶습니다.</translation>
    </message>
</context>
<context>
    <name>ptw::SweepSettings</name>
    <message>
        <source>M&amp;ore settings</source>
        <translation>설정 더 보기(&amp;O)</translation>
    </message>
    <message>
        <source>Shows or hides the settings that rarely need a change.</source>
        <translation>거의 바꿀 일이 없는 설정을 보이거나 숨깁니다.</translation>
    </message>
</context>
<context>
    <name>ptw::SweepView</name>
    <message>
        <source>A sweep trains every combination of several settings, each with several seeds. Make one with Run &gt; New sweep: what it finds is drawn here.</source>
        <translation>스윕은 여러 설정의 모든 조합을 각각 여러 시드로 학습합니다. 실행 &gt; 새 스윕에서 만들면 결과가 여기에 그려집니다.</translation>
    </message>
    <message>
        <source>No finished run to draw yet. The mean and the standard deviation of every combination are drawn here as its runs finish.</source>
        <translation>그릴 수 있는 끝난 실행이 아직 없습니다. 실행이 끝나는 대로 조합마다 평균과 표준편차가 여기에 그려집니다.</translation>
    </message>
    <message>
        <source>Measure over a setting, with its spread</source>
        <translation>설정에 따른 측정값과 퍼짐</translation>
    </message>
    <message>
        <source>Every combination with mean and standard deviation</source>
        <translation>모든 조합의 평균과 표준편차</translation>
    </message>
    <message>
        <source>The papers report the mean and the standard deviation of three runs that differ in the seed alone (Lester et al. 2021, section 3): a difference within the bars may be noise.</source>
        <translation>논문은 시드만 다른 세 실행의 평균과 표준편차를 보고합니다(Lester et al. 2021, 3절). 막대 안의 차이는 잡음일 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 of %2 finished. %3</source>
        <translation>%2 중 %1 끝남. %3</translation>
    </message>
    <message>
        <source>Means; the stronger the colour, the larger.</source>
        <translation>평균. 색이 진할수록 큽니다.</translation>
    </message>
    <message>
        <source>Mean ± standard deviation.</source>
        <translation>평균 ± 표준편차.</translation>
    </message>
</context>
<context>
    <name>ptw::TaskExampleCard</name>
    <message>
        <source>Example %1</source>
        <translation>예제 %1</translation>
    </message>
    <message numerus="yes">
        <source>: longer than the model reads, only %n pieces count</source>
        <translation>
            <numerusform>: 모델이 읽는 길이를 넘어 조각 %n개만 씀</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>: %n pieces</source>
        <translation>
            <numerusform>: 조각 %n개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ptw::TaskPreviewView</name>
    <message>
        <source>%1 training examples, %2 to judge by (dev)</source>
        <translation>학습 예제 %1개, 평가용(개발) %2개</translation>
    </message>
    <message>
        <source>, %1 for the final test</source>
        <translation>, 최종 테스트용 %1개</translation>
    </message>
    <message>
        <source>Whoever always answers &quot;%1&quot; is right in %2 % of the training examples: a prompt must do better than that.</source>
        <translation>늘 &quot;%1&quot; 레이블로만 답해도 학습 예제의 %2 %를 맞힙니다. 프롬프트는 그보다 나아야 합니다.</translation>
    </message>
    <message>
        <source>All %1 training examples fit into the %2 pieces that the model reads.</source>
        <translation>학습 예제 %1개가 모두 모델이 읽는 조각 %2개 안에 들어갑니다.</translation>
    </message>
    <message>
        <source>The first %1 training examples fit into the %2 pieces that the model reads.</source>
        <translation>처음 학습 예제 %1개가 모두 모델이 읽는 조각 %2개 안에 들어갑니다.</translation>
    </message>
    <message>
        <source>%1 of the %2 training examples are longer than the %3 pieces that the model reads, and are cut. The setting &quot;Longest input&quot; says how many it reads.</source>
        <translation>학습 예제 %2개 중 %1개가 모델이 읽는 조각 %3개보다 길어 잘립니다. 몇 개까지 읽을지는 &quot;최대 입력 길이&quot; 설정으로 정합니다.</translation>
    </message>
    <message>
        <source>%1 of the first %2 training examples are longer than the %3 pieces that the model reads, and are cut. The setting &quot;Longest input&quot; says how many it reads.</source>
        <translation>처음 학습 예제 %2개 중 %1개가 모델이 읽는 조각 %3개보다 길어 잘립니다. 몇 개까지 읽을지는 &quot;최대 입력 길이&quot; 설정으로 정합니다.</translation>
    </message>
    <message>
        <source>Reading the data ...</source>
        <translation>데이터를 읽는 중...</translation>
    </message>
    <message>
        <source>Before it can be saved</source>
        <translation>저장하기 전에 할 일</translation>
    </message>
    <message>
        <source>Labels of the training examples</source>
        <translation>학습 예제의 레이블</translation>
    </message>
    <message>
        <source>As the model reads them</source>
        <translation>모델이 읽는 모습</translation>
    </message>
    <message>
        <source>The most frequent of %1 labels</source>
        <translation>레이블 %1개 중 가장 잦은 것</translation>
    </message>
</context>
<context>
    <name>ptw::TaskWizard</name>
    <message>
        <source>Saving also writes %1 (%2 examples) and %3 (%4 examples) beside the task.</source>
        <translation>저장하면 과제 옆에 %1(예제 %2개), %3(예제 %4개) 파일도 씁니다.</translation>
    </message>
    <message>
        <source>Replace what is there already? %1</source>
        <translation>이미 있는 파일을 바꿀까요? %1</translation>
    </message>
    <message>
        <source>New task from data</source>
        <translation>데이터로 새 과제</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>The columns; a click inserts one into the text below:</source>
        <translation>데이터의 열입니다. 클릭하면 아래 글에 넣습니다:</translation>
    </message>
    <message>
        <source>What it answers</source>
        <translation>답의 종류</translation>
    </message>
    <message>
        <source>&amp;One of a few labels (classification)</source>
        <translation>몇 가지 레이블 중 하나, 분류(&amp;O)</translation>
    </message>
    <message>
        <source>A text of its o&amp;wn (writing)</source>
        <translation>스스로 쓰는 글, 쓰기(&amp;W)</translation>
    </message>
    <message>
        <source>The task</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>저장(&amp;S)</translation>
    </message>
    <message>
        <source>Writes the task file and chooses the task for the next run.</source>
        <translation>과제 파일을 쓰고 다음 실행의 과제로 고릅니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>A task says how the rows of a data file become text: what the model reads, what it shall answer, and how an answer is judged. It is saved as a small JSON file.</source>
        <translation>과제는 데이터 파일의 행을 글로 바꾸는 방식입니다. 모델이 무엇을 읽고, 무엇이라 답하고, 답을 어떻게 평가할지 정합니다. 작은 JSON 파일로 저장합니다.</translation>
    </message>
    <message>
        <source>Data file</source>
        <translation>데이터 파일</translation>
    </message>
    <message>
        <source>Data (*.jsonl *.csv *.tsv)</source>
        <translation>데이터 (*.jsonl *.csv *.tsv)</translation>
    </message>
    <message>
        <source>Task file</source>
        <translation>과제 파일</translation>
    </message>
    <message>
        <source>Tasks (*.json)</source>
        <translation>과제 (*.json)</translation>
    </message>
    <message>
        <source>What the model &amp;reads</source>
        <translation>모델이 읽는 글(&amp;R)</translation>
    </message>
    <message>
        <source>The input of every example, with columns&apos; names in braces; {{ and }} stand for braces.</source>
        <translation>모든 예제의 입력입니다. 열 이름은 중괄호로 묶고, 중괄호 자체는 {{와 }}로 씁니다.</translation>
    </message>
    <message>
        <source>Template of the input</source>
        <translation>입력 템플릿</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>레이블(&amp;L)</translation>
    </message>
    <message>
        <source>The column that says what is right; the table gives each label a text to write.</source>
        <translation>정답이 든 열입니다. 레이블마다 쓸 글은 표에서 정합니다.</translation>
    </message>
    <message>
        <source>What it shall wr&amp;ite</source>
        <translation>모델이 쓸 글(&amp;I)</translation>
    </message>
    <message>
        <source>The text that is right, with columns&apos; names in braces.</source>
        <translation>정답인 글입니다. 열 이름은 중괄호로 묶습니다.</translation>
    </message>
    <message>
        <source>Template of the answer</source>
        <translation>답 템플릿</translation>
    </message>
    <message>
        <source>&amp;Metric</source>
        <translation>지표(&amp;M)</translation>
    </message>
    <message>
        <source>What is measured on the dev examples, and what the best checkpoint is chosen by.</source>
        <translation>개발 예제로 재는 값이며, 가장 좋은 체크포인트를 고르는 기준입니다.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>이름(&amp;N)</translation>
    </message>
    <message>
        <source>How the task is called in the window.</source>
        <translation>창에 나오는 과제 이름입니다.</translation>
    </message>
    <message>
        <source>Name of the task</source>
        <translation>과제 이름</translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation>설명(&amp;D)</translation>
    </message>
    <message>
        <source>One sentence, shown under the task; it may stay empty.</source>
        <translation>과제 아래에 나오는 한 문장입니다. 비워 두어도 됩니다.</translation>
    </message>
    <message>
        <source>Description of the task</source>
        <translation>과제 설명</translation>
    </message>
    <message>
        <source>&amp;Training examples</source>
        <translation>학습 예제(&amp;T)</translation>
    </message>
    <message>
        <source>File of training examples</source>
        <translation>학습 예제 파일</translation>
    </message>
    <message>
        <source>Choose the training examples</source>
        <translation>학습 예제 고르기</translation>
    </message>
    <message>
        <source>Examples to &amp;judge by (dev)</source>
        <translation>평가용 예제, 개발(&amp;J)</translation>
    </message>
    <message>
        <source>File of dev examples</source>
        <translation>개발 예제 파일</translation>
    </message>
    <message>
        <source>Choose the dev examples</source>
        <translation>개발 예제 고르기</translation>
    </message>
    <message>
        <source>Examples for the &amp;final test</source>
        <translation>최종 테스트 예제(&amp;F)</translation>
    </message>
    <message>
        <source>File of test examples</source>
        <translation>테스트 예제 파일</translation>
    </message>
    <message>
        <source>Choose the test examples</source>
        <translation>테스트 예제 고르기</translation>
    </message>
    <message>
        <source>Save &amp;as</source>
        <translation>저장할 파일(&amp;A)</translation>
    </message>
    <message>
        <source>Choose the task file</source>
        <translation>과제 파일 고르기</translation>
    </message>
    <message>
        <source>What the prompt learns from: a JSONL, CSV or TSV file.</source>
        <translation>프롬프트가 배우는 예제입니다. JSONL, CSV, TSV 파일을 씁니다.</translation>
    </message>
    <message>
        <source>Never learned from: the metric is measured on them during training.</source>
        <translation>배우는 데는 쓰지 않고, 학습하는 동안 지표를 잽니다.</translation>
    </message>
    <message>
        <source>one in ten training examples</source>
        <translation>학습 예제 열 개 중 하나</translation>
    </message>
    <message>
        <source>Never looked at in training; for the command line&apos;s eval.</source>
        <translation>학습에는 전혀 쓰지 않고, 명령줄의 eval에 씁니다.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>The task is a small JSON file; keep it near its data.</source>
        <translation>과제는 작은 JSON 파일입니다. 데이터 가까이에 두세요.</translation>
    </message>
</context>
<context>
    <name>ptw::TimelineBar</name>
    <message>
        <source>no checkpoint yet</source>
        <translation>아직 체크포인트 없음</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>스텝 %1/%2</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>스텝 %1</translation>
    </message>
    <message>
        <source>%1 (live)</source>
        <translation>%1(실시간)</translation>
    </message>
    <message>
        <source>Previous checkpoint</source>
        <translation>이전 체크포인트</translation>
    </message>
    <message>
        <source>Next checkpoint</source>
        <translation>다음 체크포인트</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>타임라인</translation>
    </message>
    <message>
        <source>The checkpoint that every view shows; drag back to look at the past</source>
        <translation>모든 보기가 보여 주는 체크포인트입니다. 뒤로 끌면 과거를 봅니다</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>실시간</translation>
    </message>
    <message>
        <source>Follow the training: always show the newest checkpoint</source>
        <translation>학습을 따라가며 늘 최신 체크포인트를 보여 줍니다</translation>
    </message>
</context>
<context>
    <name>ptw::VerbalizerTable</name>
    <message>
        <source>Label in the data</source>
        <translation>데이터의 레이블</translation>
    </message>
    <message>
        <source>Text to write</source>
        <translation>쓸 글</translation>
    </message>
    <message>
        <source>Text for every label</source>
        <translation>레이블마다 쓸 글</translation>
    </message>
    <message>
        <source>The words that stand for a label; words that the model knows well, not &quot;0&quot; and &quot;1&quot;, make the task easier.</source>
        <translation>레이블을 나타내는 단어입니다. &quot;0&quot;이나 &quot;1&quot; 대신 모델이 잘 아는 단어를 쓰면 과제가 쉬워집니다.</translation>
    </message>
</context>
<context>
    <name>ptw::figureText</name>
    <message>
        <source>The paper found:</source>
        <translation>논문의 결과:</translation>
    </message>
    <message>
        <source>Look for:</source>
        <translation>살펴볼 것:</translation>
    </message>
</context>
<context>
    <name>ptw::saveFile</name>
    <message>
        <source>%1 could not be written (%2): choose a folder that you may write to and that has space left.</source>
        <translation>%1에 쓰지 못했습니다(%2). 쓰기 권한과 남은 공간이 있는 폴더를 고르세요.</translation>
    </message>
</context>
<context>
    <name>ptw::savePlot</name>
    <message>
        <source>A picture cannot be written to %1: give the file an ending of .png, .svg or .pdf.</source>
        <translation>%1에 그림을 쓸 수 없습니다. 파일 이름이 .png, .svg, .pdf 중 하나로 끝나게 하세요.</translation>
    </message>
</context>
<context>
    <name>ptw::sweepValues</name>
    <message>
        <source>1 run</source>
        <translation>실행 1개</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>실행 %1개</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1시간</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1일</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Prompt length</source>
        <translation>프롬프트 길이</translation>
    </message>
    <message>
        <source>Soft tokens before the input. Up to 100 in the paper; beyond 20 it gains little (Figure 3a).</source>
        <translation>입력 앞에 두는 소프트 토큰 수입니다. 논문에서는 100개까지 썼고, 20개를 넘으면 거의 나아지지 않습니다(그림 3a).</translation>
    </message>
    <message>
        <source>Initialisation</source>
        <translation>초기화</translation>
    </message>
    <message>
        <source>Class labels do best in the paper, then sampled vocabulary, then random (Figure 3b).</source>
        <translation>논문에서는 클래스 레이블이 가장 좋고, 그다음이 어휘 표본, 무작위입니다(그림 3b).</translation>
    </message>
    <message>
        <source>Text to begin with</source>
        <translation>시작 글</translation>
    </message>
    <message>
        <source>Only for the initialisation &quot;text&quot;: its pieces, repeated or cut.</source>
        <translation>초기화 &quot;text&quot;에만 씁니다. 글의 조각을 되풀이하거나 잘라 씁니다.</translation>
    </message>
    <message>
        <source>Run to begin with</source>
        <translation>시작 실행</translation>
    </message>
    <message>
        <source>Only for &quot;earlier-run&quot;: the folder of a run or adapter (SPoT).</source>
        <translation>&quot;earlier-run&quot;에만 씁니다. 실행 또는 어댑터의 폴더입니다(SPoT).</translation>
    </message>
    <message>
        <source>%1 takes a whole number, not &quot;%2&quot;.</source>
        <translation>%1에는 정수를 써야 합니다. &quot;%2&quot; 값은 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 takes a number, not &quot;%2&quot;.</source>
        <translation>%1에는 수를 써야 합니다. &quot;%2&quot; 값은 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 takes true or false, not &quot;%2&quot;.</source>
        <translation>%1에는 true나 false를 써야 합니다. &quot;%2&quot; 값은 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 must lie between %2 and %3.</source>
        <translation>%1 값은 %2에서 %3 사이여야 합니다.</translation>
    </message>
    <message>
        <source>%1 has a value of the wrong kind: %2.</source>
        <translation>%1 값의 종류가 맞지 않습니다: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be &quot;%2&quot;; it is one of: %3.</source>
        <translation>%1에 &quot;%2&quot; 값은 쓸 수 없습니다. 쓸 수 있는 값: %3.</translation>
    </message>
    <message>
        <source>There is no setting &quot;%1&quot; here; there are: %2.</source>
        <translation>여기에 &quot;%1&quot; 설정은 없습니다. 쓸 수 있는 설정: %2.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>스텝 수</translation>
    </message>
    <message>
        <source>Updates of the prompt. 30,000 in the paper; the demo needs about a thousand.</source>
        <translation>프롬프트를 갱신하는 횟수입니다. 논문에서는 30,000번이고, 데모는 천 번쯤이면 됩니다.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>0.3 in the paper: with the model frozen, large rates are safe.</source>
        <translation>논문에서는 0.3입니다. 모델이 동결되어 있어 큰 값도 안전합니다.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Examples per update; 32 in the paper.</source>
        <translation>갱신 한 번에 쓰는 예제 수입니다. 논문에서는 32입니다.</translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation>평가 간격</translation>
    </message>
    <message>
        <source>Steps between looks at the dev split; each one keeps a checkpoint.</source>
        <translation>개발 세트로 평가하는 스텝 간격입니다. 평가할 때마다 체크포인트를 남깁니다.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Same seed and threads, same numbers. Papers report three seeds.</source>
        <translation>시드와 스레드 수가 같으면 결과도 같습니다. 논문들은 시드 세 개의 결과를 보고합니다.</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>Adafactor in the paper, without parameter scaling.</source>
        <translation>논문에서는 파라미터 스케일링 없는 Adafactor입니다.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>스케줄</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>워밍업</translation>
    </message>
    <message>
        <source>Share of the steps in which the rate rises from zero; none in the paper.</source>
        <translation>학습률이 0에서 올라가는 스텝의 비율입니다. 논문에서는 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>1e-5 in the paper.</source>
        <translation>논문에서는 1e-5입니다.</translation>
    </message>
    <message>
        <source>Clip gradients</source>
        <translation>그래디언트 클리핑</translation>
    </message>
    <message>
        <source>Largest norm of the whole gradient; 0 leaves it as it is, as in the paper.</source>
        <translation>전체 그래디언트의 최대 노름입니다. 0이면 논문처럼 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>드롭아웃</translation>
    </message>
    <message>
        <source>In the frozen model while training. 0.1 in the paper; the demo model was made without.</source>
        <translation>학습하는 동안 동결된 모델 안에 씁니다. 논문에서는 0.1이고, 데모 모델은 없이 만들었습니다.</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>조기 종료 대기</translation>
    </message>
    <message>
        <source>Stop after this many evaluations without a new best; 0 never stops early. The best checkpoint is kept either way.</source>
        <translation>최고 기록 없이 이만큼 평가하면 멈춥니다. 0이면 일찍 멈추지 않습니다. 어느 쪽이든 가장 좋은 체크포인트는 남습니다.</translation>
    </message>
    <message>
        <source>Longest input</source>
        <translation>최대 입력 길이</translation>
    </message>
    <message>
        <source>Pieces the model reads of each input; the rest is cut. 512 in the paper.</source>
        <translation>입력마다 모델이 읽는 조각 수입니다. 나머지는 자릅니다. 논문에서는 512입니다.</translation>
    </message>
    <message>
        <source>Longest target</source>
        <translation>최대 타깃 길이</translation>
    </message>
    <message>
        <source>Pieces of each target, and of every generated text.</source>
        <translation>각 타깃과 생성하는 글의 조각 수입니다.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>Each takes a part of the batch; 0 is one per processor.</source>
        <translation>스레드마다 배치의 일부를 맡습니다. 0이면 프로세서마다 하나씩입니다.</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>프롬프트 수</translation>
    </message>
    <message>
        <source>How many prompts the router chooses from; 4 did best in the paper.</source>
        <translation>라우터가 고를 수 있는 프롬프트의 수입니다. 논문에서는 4개가 가장 좋았습니다.</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>라우팅</translation>
    </message>
    <message>
        <source>top1-perturbed did best in the paper&apos;s ablation; none is plain prompt tuning of one prompt.</source>
        <translation>논문의 비교 실험에서는 top1-perturbed가 가장 좋았습니다. none은 프롬프트 하나를 쓰는 보통의 프롬프트 튜닝입니다.</translation>
    </message>
    <message>
        <source>Router noise</source>
        <translation>라우터 잡음</translation>
    </message>
    <message>
        <source>Only for top1-perturbed: relative to each logit as in the authors&apos; program, or additive as the paper&apos;s text reads.</source>
        <translation>top1-perturbed에만 씁니다. relative는 저자들의 프로그램처럼 각 로짓에 비례하고, additive는 논문의 글대로 더합니다.</translation>
    </message>
    <message>
        <source>0.5 in the paper, the best of those it tried.</source>
        <translation>논문에서는 0.5이며, 시도한 값 중 가장 좋았습니다.</translation>
    </message>
    <message>
        <source>Share of the steps in which the rate rises from zero; 0.06 in the paper.</source>
        <translation>학습률이 0에서 올라가는 스텝의 비율입니다. 논문에서는 0.06입니다.</translation>
    </message>
    <message>
        <source>Soft tokens of each prompt; 5 did best in the paper.</source>
        <translation>각 프롬프트의 소프트 토큰 수입니다. 논문에서는 5개가 가장 좋았습니다.</translation>
    </message>
    <message>
        <source>Pieces per token</source>
        <translation>토큰당 조각 수</translation>
    </message>
    <message>
        <source>Every token is cut into so many equal pieces; 16 in the paper. Must divide the embedding size.</source>
        <translation>토큰마다 똑같이 나누는 조각의 수입니다. 논문에서는 16입니다. 임베딩 크기의 약수여야 합니다.</translation>
    </message>
    <message>
        <source>Pruning ratios</source>
        <translation>가지치기 비율</translation>
    </message>
    <message>
        <source>search tries 10 % to 90 % on each level by the dev metric, as in the paper; fixed takes the two below.</source>
        <translation>search는 논문처럼 수준마다 10 %에서 90 %까지 시도해 개발 지표로 고르고, fixed는 아래의 두 값을 씁니다.</translation>
    </message>
    <message>
        <source>Masked tokens, share</source>
        <translation>마스크 토큰 비율</translation>
    </message>
    <message>
        <source>Only for fixed ratios: the least important tokens.</source>
        <translation>fixed 비율에만 씁니다. 가장 덜 중요한 토큰의 비율입니다.</translation>
    </message>
    <message>
        <source>Masked pieces, share</source>
        <translation>마스크 조각 비율</translation>
    </message>
    <message>
        <source>Only for fixed ratios: the least important pieces of every token left.</source>
        <translation>fixed 비율에만 씁니다. 남은 토큰마다 가장 덜 중요한 조각의 비율입니다.</translation>
    </message>
    <message>
        <source>Masked tokens become</source>
        <translation>마스크된 토큰</translation>
    </message>
    <message>
        <source>zero keeps a zero vector in the sequence, the paper&apos;s formula; remove takes the token out, which saves computation.</source>
        <translation>zero는 논문의 식대로 시퀀스에 영벡터를 남기고, remove는 토큰을 빼서 계산을 줄입니다.</translation>
    </message>
    <message>
        <source>Rewind to</source>
        <translation>되감을 값</translation>
    </message>
    <message>
        <source>The values that retraining starts from: trained in the paper, initial in the original lottery-ticket form.</source>
        <translation>재학습을 시작하는 값입니다. 논문에서는 trained이고, 원래의 복권 가설에서는 initial입니다.</translation>
    </message>
    <message>
        <source>Examples for importance</source>
        <translation>중요도 예제 수</translation>
    </message>
    <message>
        <source>Training examples that importance is the mean over; 0 takes all, as in the paper.</source>
        <translation>중요도를 평균할 학습 예제의 수입니다. 0이면 논문처럼 모두 씁니다.</translation>
    </message>
    <message>
        <source>Run to retrain</source>
        <translation>재학습할 실행</translation>
    </message>
    <message>
        <source>The folder of a tuned run or adapter: with a mask file only the retraining is done.</source>
        <translation>튜닝한 실행 또는 어댑터의 폴더입니다. 마스크 파일과 함께 쓰면 재학습만 합니다.</translation>
    </message>
    <message>
        <source>Mask file</source>
        <translation>마스크 파일</translation>
    </message>
    <message>
        <source>Only with a run to retrain: the mask, a JSON file.</source>
        <translation>재학습할 실행이 있을 때만 씁니다. 마스크가 든 JSON 파일입니다.</translation>
    </message>
    <message>
        <source>Examples per update; 16 in the paper.</source>
        <translation>갱신 한 번에 쓰는 예제 수입니다. 논문에서는 16입니다.</translation>
    </message>
    <message>
        <source>&quot;constant&quot; in the paper; &quot;linear&quot; falls to zero at the last step and ends several points higher in short runs.</source>
        <translation>논문에서는 &quot;constant&quot;입니다. &quot;linear&quot;는 마지막 스텝에서 0이 되며, 짧은 실행에서 몇 점 더 높게 끝납니다.</translation>
    </message>
    <message>
        <source>Updates in each of the two phases that train; 100 epochs in the paper.</source>
        <translation>학습하는 두 단계 각각의 갱신 횟수입니다. 논문에서는 100 에포크입니다.</translation>
    </message>
    <message>
        <source>Bottleneck</source>
        <translation>병목</translation>
    </message>
    <message>
        <source>Numbers between the two layers of each adapter; 8 to 256 in the paper. 32 are 3 % of the demo&apos;s parameters.</source>
        <translation>각 어댑터의 두 층 사이에 두는 수의 개수입니다. 논문에서는 8에서 256까지입니다. 32이면 데모 모델 파라미터의 3 %입니다.</translation>
    </message>
    <message>
        <source>3e-5 to 3e-3 in the paper.</source>
        <translation>논문에서는 3e-5에서 3e-3까지입니다.</translation>
    </message>
    <message>
        <source>Adam in the paper.</source>
        <translation>논문에서는 Adam입니다.</translation>
    </message>
    <message>
        <source>Share of the steps in which the rate rises from zero; 0.1 in the paper.</source>
        <translation>학습률이 0에서 올라가는 스텝의 비율입니다. 논문에서는 0.1입니다.</translation>
    </message>
    <message>
        <source>Trigger words before the input; 3 to 7 in the paper.</source>
        <translation>입력 앞에 두는 트리거 단어 수입니다. 논문에서는 3에서 7까지입니다.</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>후보 수</translation>
    </message>
    <message>
        <source>Words tried at each step, every one with a pass over the batch; 10 or 100 in the paper.</source>
        <translation>스텝마다 시험하는 단어 수입니다. 단어마다 배치를 한 번씩 계산합니다. 논문에서는 10 또는 100입니다.</translation>
    </message>
    <message>
        <source>One word is looked at in each; 180 to 1,000 in the paper.</source>
        <translation>스텝마다 단어 하나를 살펴봅니다. 논문에서는 180에서 1,000까지입니다.</translation>
    </message>
    <message>
        <source>Without effect, like optimizer and schedule: words are exchanged, not moved.</source>
        <translation>옵티마이저나 스케줄처럼 효과가 없습니다. 벡터를 움직이지 않고 단어를 바꾸기 때문입니다.</translation>
    </message>
    <message>
        <source>Demonstrations</source>
        <translation>예시 수</translation>
    </message>
    <message>
        <source>Training examples shown before the input, every label about equally often; 0 asks the model without any.</source>
        <translation>입력 앞에 보여 주는 학습 예제 수이며, 레이블마다 비슷하게 나눕니다. 0이면 예시 없이 모델에 묻습니다.</translation>
    </message>
    <message>
        <source>Form of a demonstration</source>
        <translation>예시 형식</translation>
    </message>
    <message>
        <source>{input} and {target} stand for the example&apos;s texts, \n for a new line.</source>
        <translation>{input}과 {target}은 예제의 글, \n은 줄 바꿈입니다.</translation>
    </message>
    <message>
        <source>Nothing is trained, so one look is enough.</source>
        <translation>학습하는 것이 없어 한 번만 평가하면 됩니다.</translation>
    </message>
    <message>
        <source>Far smaller than a prompt&apos;s: large steps make the model forget what it knew.</source>
        <translation>프롬프트보다 훨씬 작은 값입니다. 걸음이 크면 모델이 알던 것을 잊습니다.</translation>
    </message>
    <message>
        <source>Steps between looks at the dev split; each one keeps a checkpoint with every trained weight, as large as the model if all are trained.</source>
        <translation>개발 세트로 평가하는 스텝 간격입니다. 평가할 때마다 학습한 가중치를 모두 담은 체크포인트를 남기며, 전부 학습하면 크기가 모델과 같습니다.</translation>
    </message>
    <message>
        <source>AdamW in the paper.</source>
        <translation>논문에서는 AdamW입니다.</translation>
    </message>
    <message>
        <source>0.01 is usual where a model&apos;s own weights are trained.</source>
        <translation>모델 자체의 가중치를 학습할 때는 보통 0.01입니다.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층 수</translation>
    </message>
    <message>
        <source>The decoder&apos;s last ones, which are trained; 2 in the paper (FT-top2).</source>
        <translation>학습할 디코더 마지막 층의 수입니다. 논문에서는 2입니다(FT-top2).</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>템플릿</translation>
    </message>
    <message>
        <source>[P] is a pseudo token, [P*20] twenty of them, {input} the input, the rest are words the model reads.</source>
        <translation>[P]는 의사 토큰 하나, [P*20]은 스무 개, {input}은 입력이고, 나머지는 모델이 읽는 단어입니다.</translation>
    </message>
    <message>
        <source>Prompt encoder</source>
        <translation>프롬프트 인코더</translation>
    </message>
    <message>
        <source>Makes the prompt while training: lstm in the paper, mlp is lighter.</source>
        <translation>학습하는 동안 프롬프트를 만듭니다. 논문에서는 lstm이고, mlp는 더 가볍습니다.</translation>
    </message>
    <message>
        <source>Hidden size of the encoder</source>
        <translation>인코더 은닉 크기</translation>
    </message>
    <message>
        <source>The paper takes the size of the embeddings.</source>
        <translation>논문에서는 임베딩 크기와 같습니다.</translation>
    </message>
    <message>
        <source>1e-5 to 3e-5 in the paper, with the model tuned as well; alone the prompt needs more.</source>
        <translation>논문에서는 모델도 함께 튜닝하며 1e-5에서 3e-5까지입니다. 프롬프트만 학습하면 더 커야 합니다.</translation>
    </message>
    <message>
        <source>Prefix length</source>
        <translation>프리픽스 길이</translation>
    </message>
    <message>
        <source>Positions before every layer&apos;s own; 10 for tables, 200 for summaries in the paper (Figure 4).</source>
        <translation>층마다 자체 위치 앞에 두는 위치 수입니다. 논문에서는 표에 10, 요약에 200입니다(그림 4).</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>paper: encoder, decoder and cross-attention have a prefix each; peft: only the decoder, a file that PEFT opens. One and the same without an encoder.</source>
        <translation>paper는 인코더, 디코더, 교차 어텐션에 프리픽스를 하나씩 두고, peft는 디코더에만 두어 PEFT가 여는 파일을 만듭니다. 인코더가 없으면 둘이 같습니다.</translation>
    </message>
    <message>
        <source>Reparameterisation</source>
        <translation>재파라미터화</translation>
    </message>
    <message>
        <source>An MLP makes the prefix while training; without it training is unstable (section 4.3).</source>
        <translation>학습하는 동안 MLP로 프리픽스를 만듭니다. 쓰지 않으면 학습이 불안정합니다(4.3절).</translation>
    </message>
    <message>
        <source>Hidden size of the MLP</source>
        <translation>MLP 은닉 크기</translation>
    </message>
    <message>
        <source>512 for tables, 800 for summaries in the paper.</source>
        <translation>논문에서는 표에 512, 요약에 800입니다.</translation>
    </message>
    <message>
        <source>real-words begins with what the model makes of words, which matters with little data (Figure 5).</source>
        <translation>real-words는 모델이 단어에서 계산한 값으로 시작하며, 데이터가 적을 때 중요합니다(그림 5).</translation>
    </message>
    <message>
        <source>Words to begin with</source>
        <translation>시작 단어</translation>
    </message>
    <message>
        <source>Their pieces are repeated or cut; empty takes the class labels, then frequent pieces.</source>
        <translation>단어의 조각을 되풀이하거나 잘라 씁니다. 비워 두면 클래스 레이블, 그다음 흔한 조각을 씁니다.</translation>
    </message>
    <message>
        <source>Soft tokens before the input; 20 in the paper.</source>
        <translation>입력 앞에 두는 소프트 토큰 수입니다. 논문에서는 20입니다.</translation>
    </message>
    <message>
        <source>5e-5 in the paper; the demo learns in short runs with more.</source>
        <translation>논문에서는 5e-5입니다. 데모의 짧은 실행에는 더 큰 값이 낫습니다.</translation>
    </message>
    <message>
        <source>0.001 in the paper, with Adam. Adafactor takes more, but at 0.3 the words at the output overshoot.</source>
        <translation>논문에서는 Adam으로 0.001입니다. Adafactor에는 더 큰 값이 맞지만, 0.3에서는 출력의 단어가 지나치게 움직입니다.</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>One run for each; the papers report three.</source>
        <translation>시드마다 실행 하나. 논문은 세 번을 보고합니다.</translation>
    </message>
    <message>
        <source>%1 takes one value, or several with commas between them.</source>
        <translation>%1에는 값 하나, 또는 쉼표로 나눈 여러 값을 씁니다.</translation>
    </message>
    <message>
        <source>%1 has the value &quot;%2&quot; twice.</source>
        <translation>%1에 값 &quot;%2&quot;이(가) 두 번 있습니다.</translation>
    </message>
    <message>
        <source>Training examples</source>
        <translation>학습 예제</translation>
    </message>
    <message>
        <source>As many of them are drawn with the seed; 0 takes all.</source>
        <translation>시드로 이만큼 뽑습니다. 0이면 모두 씁니다.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>fp32, for this method changes weights of the model itself.</source>
        <translation>fp32입니다. 이 방법은 모델 자신의 가중치를 바꾸기 때문입니다.</translation>
    </message>
    <message>
        <source>Of the frozen model while it trains; prompts, sums and all evaluations are fp32. auto is bf16 here, which this processor multiplies natively: less time and memory.</source>
        <translation>학습하는 동안 동결된 모델의 정밀도입니다. 프롬프트, 합계, 모든 평가는 fp32입니다. auto는 여기서 bf16입니다. 이 프로세서가 bf16을 직접 곱하므로 시간과 메모리가 덜 듭니다.</translation>
    </message>
    <message>
        <source>Of the frozen model while it trains; prompts, sums and all evaluations are fp32. auto is fp32 here: this processor does not multiply bf16 natively.</source>
        <translation>학습하는 동안 동결된 모델의 정밀도입니다. 프롬프트, 합계, 모든 평가는 fp32입니다. auto는 여기서 fp32입니다. 이 프로세서는 bf16을 직접 곱하지 못합니다.</translation>
    </message>
    <message>
        <source>%1 takes one value, or several with semicolons between them.</source>
        <translation>%1에는 값 하나, 또는 세미콜론으로 나눈 여러 값을 씁니다.</translation>
    </message>
</context>
<context>
    <name>tasks</name>
    <message>
        <source>Names the section of Debian, one of six, that a package belongs to, from its description; prompt tuning stays near chance here with the embedded model.</source>
        <translation>패키지 설명을 보고 Debian의 여섯 섹션 중 어디에 속하는지 답합니다. 내장 모델로는 프롬프트 튜닝이 우연 수준에 머뭅니다.</translation>
    </message>
    <message>
        <source>Tells positive from negative sentences about mobile phones; prompt tuning stays near chance here with the embedded model.</source>
        <translation>휴대전화에 관한 문장이 긍정인지 부정인지 가립니다. 내장 모델로는 프롬프트 튜닝이 우연 수준에 머뭅니다.</translation>
    </message>
    <message>
        <source>Says which of six kinds of thing a WordNet gloss describes.</source>
        <translation>WordNet 뜻풀이가 여섯 종류 중 무엇을 설명하는지 답합니다.</translation>
    </message>
    <message>
        <source>Writes a Debian package&apos;s one-line description from a table of its name and tags.</source>
        <translation>이름과 태그를 담은 표를 보고 Debian 패키지의 한 줄 설명을 씁니다.</translation>
    </message>
    <message>
        <source>The glosses of supersense that have at most ten words.</source>
        <translation>supersense의 뜻풀이 가운데 열 낱말 이하인 것.</translation>
    </message>
    <message>
        <source>The glosses of supersense that have more than ten words.</source>
        <translation>supersense의 뜻풀이 가운데 열 낱말보다 긴 것.</translation>
    </message>
    <message>
        <source>The packages of table2text outside games, math, science, sound and video.</source>
        <translation>table2text의 패키지 가운데 games, math, science, sound, video가 아닌 것.</translation>
    </message>
    <message>
        <source>The packages of table2text in games, math, science, sound and video.</source>
        <translation>table2text의 패키지 가운데 games, math, science, sound, video에 드는 것.</translation>
    </message>
</context>
<context>
    <name>text</name>
    <message>
        <source>The tokenizer %1 has %2 pieces, but the model&apos;s table has only %3 rows: it belongs to another model. Put the tokenizer that this model came with into the folder.</source>
        <translation>토크나이저 %1의 조각은 %2개인데 모델의 표는 %3행뿐입니다. 다른 모델의 토크나이저입니다. 이 모델과 함께 받은 토크나이저를 폴더에 넣으세요.</translation>
    </message>
    <message>
        <source>The tokenizer %1 has no piece %2, or the model&apos;s table no row for it. Put the tokenizer that this model came with into the folder.</source>
        <translation>토크나이저 %1에 %2 조각이 없거나, 모델의 표에 그 행이 없습니다. 이 모델과 함께 받은 토크나이저를 폴더에 넣으세요.</translation>
    </message>
    <message>
        <source>The tokenizer module %1 cannot be loaded (%2). Install the program once more.</source>
        <translation>토크나이저 모듈 %1 파일을 불러올 수 없습니다(%2). 프로그램을 다시 설치하세요.</translation>
    </message>
    <message>
        <source>%1 is not a sound SentencePiece model (%2). Download it once more.</source>
        <translation>%1: 올바른 SentencePiece 모델이 아닙니다(%2). 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>SentencePiece could not read a text of %1 bytes. Shorten it.</source>
        <translation>SentencePiece가 %1바이트짜리 글을 읽지 못했습니다. 글을 줄이세요.</translation>
    </message>
    <message>
        <source>SentencePiece could not join %1 pieces to a text.</source>
        <translation>SentencePiece가 조각 %1개를 글로 잇지 못했습니다.</translation>
    </message>
    <message>
        <source>%1 is not a JSON object. Download it once more.</source>
        <translation>%1: JSON 객체가 아닙니다. 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>%1: %2 is not what a tokenizer can use. Download the file once more.</source>
        <translation>%1: %2 값은 토크나이저가 쓸 수 없습니다. 파일을 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>%1, line %2: this is not UTF-8. Save the file in the encoding UTF-8.</source>
        <translation>%1, %2행: UTF-8이 아닙니다. 파일을 UTF-8 인코딩으로 저장하세요.</translation>
    </message>
    <message>
        <source>%1, line %2: this is no JSON object. Every line must hold one, for example {&quot;text&quot;: &quot;...&quot;, &quot;label&quot;: &quot;...&quot;}.</source>
        <translation>%1, %2행: JSON 객체가 아닙니다. 모든 행에 하나씩 있어야 합니다. 예: {&quot;text&quot;: &quot;...&quot;, &quot;label&quot;: &quot;...&quot;}.</translation>
    </message>
    <message>
        <source>%1, line %2: a quotation mark is opened and never closed. Double the quotation marks that belong to the text.</source>
        <translation>%1, %2행: 따옴표가 열리고 닫히지 않았습니다. 글에 속한 따옴표는 두 번 쓰세요.</translation>
    </message>
    <message>
        <source>%1, line %2: text follows a closing quotation mark. Double the quotation marks that belong to the text.</source>
        <translation>%1, %2행: 닫는 따옴표 뒤에 글이 이어집니다. 글에 속한 따옴표는 두 번 쓰세요.</translation>
    </message>
    <message>
        <source>%1, line %2: two columns are called &quot;%3&quot;. Rename one.</source>
        <translation>%1, %2행: 이름이 &quot;%3&quot;인 열이 둘입니다. 하나의 이름을 바꾸세요.</translation>
    </message>
    <message>
        <source>%1, line %2: there are %3 columns, but the header names %4. Check separators and quotation marks.</source>
        <translation>%1, %2행: 열이 %3개인데 머리글에는 %4개입니다. 구분자와 따옴표를 확인하세요.</translation>
    </message>
    <message>
        <source>%1, line %2: there is no field &quot;%3&quot; here; there are: %4.</source>
        <translation>%1, %2행: &quot;%3&quot; 필드가 없습니다. 있는 필드: %4.</translation>
    </message>
    <message>
        <source>%1 is no data file this program reads. Use a file that ends in .jsonl, .csv or .tsv.</source>
        <translation>%1: 이 프로그램이 읽는 데이터 파일이 아닙니다. .jsonl, .csv, .tsv로 끝나는 파일을 쓰세요.</translation>
    </message>
    <message>
        <source>%1 holds no examples. Choose another file or fill this one.</source>
        <translation>%1에 예제가 없습니다. 다른 파일을 고르거나 이 파일을 채우세요.</translation>
    </message>
    <message>
        <source>%1 is no task file: it must hold one JSON object.</source>
        <translation>%1: 과제 파일이 아닙니다. JSON 객체 하나가 들어 있어야 합니다.</translation>
    </message>
    <message>
        <source>%1 has both a &quot;target&quot; and a &quot;label&quot; with a &quot;verbalizer&quot;. Remove one of the two.</source>
        <translation>%1에 &quot;target&quot;이 있는데 &quot;label&quot;과 &quot;verbalizer&quot;도 있습니다. 둘 중 한쪽을 지우세요.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not known here; known are: %3.</source>
        <translation>%1: &quot;%2&quot; 항목은 여기서 모르는 항목입니다. 아는 항목: %3.</translation>
    </message>
    <message>
        <source>%1 does not say &quot;%2&quot;. Add it.</source>
        <translation>%1에 &quot;%2&quot; 항목이 없습니다. 추가하세요.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; must be a text in quotation marks, and not empty.</source>
        <translation>%1: &quot;%2&quot; 값은 따옴표로 묶은 글이어야 하며 비어 있으면 안 됩니다.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; must be an object in braces, and not empty.</source>
        <translation>%1: &quot;%2&quot; 값은 중괄호로 묶은 객체여야 하며 비어 있으면 안 됩니다.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; names no field, so all examples would be alike. Write the name of a field in braces, for example {text}.</source>
        <translation>%1: &quot;%2&quot; 값에 필드가 없어 모든 예제가 같아집니다. 필드 이름을 중괄호로 묶어 쓰세요. 예: {text}.</translation>
    </message>
    <message>
        <source>%1: two labels of the verbalizer have the text &quot;%2&quot;, so the answer would not tell them apart. Change one.</source>
        <translation>%1: 버벌라이저의 두 레이블이 같은 글 &quot;%2&quot;이라서 답으로 구별할 수 없습니다. 하나를 바꾸세요.</translation>
    </message>
    <message>
        <source>%1: the metric %2 needs a &quot;label&quot; and a &quot;verbalizer&quot;. Add them, or choose one of: %3.</source>
        <translation>%1: 지표 %2에는 &quot;label&quot;과 &quot;verbalizer&quot;가 필요합니다. 추가하거나 다음 중에서 고르세요: %3.</translation>
    </message>
    <message>
        <source>%1: there is no metric &quot;%2&quot;; there are: %3.</source>
        <translation>%1: &quot;%2&quot; 지표는 없습니다. 쓸 수 있는 지표: %3.</translation>
    </message>
    <message>
        <source>%1, line %2: the label &quot;%3&quot; is not in the verbalizer of %4, which has: %5. Add it there or correct the line.</source>
        <translation>%1, %2행: %4의 버벌라이저에 &quot;%3&quot; 레이블이 없습니다. 있는 레이블: %5. 거기에 추가하거나 이 행을 고치세요.</translation>
    </message>
    <message>
        <source>%1 names no data for &quot;%2&quot;. Add the file under &quot;data&quot;.</source>
        <translation>%1에 &quot;%2&quot; 데이터가 없습니다. &quot;data&quot; 아래에 파일을 추가하세요.</translation>
    </message>
    <message>
        <source>%1: the template &quot;%2&quot; has a brace without its partner. Write {name} for a field, {{ and }} for braces.</source>
        <translation>%1: 템플릿 &quot;%2&quot;에 짝이 없는 중괄호가 있습니다. 필드는 {name}, 중괄호 자체는 {{와 }}로 쓰세요.</translation>
    </message>
    <message>
        <source>%1: the id of the token &quot;%2&quot; is not a whole number from 0 on. Download the file once more.</source>
        <translation>%1: 토큰 &quot;%2&quot;의 id가 0 이상의 정수가 아닙니다. 파일을 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>%1: the token &quot;%2&quot; has the id %3, but the model&apos;s table has only %4 rows. Put the tokenizer that this model came with into the folder.</source>
        <translation>%1: 토큰 &quot;%2&quot;의 id는 %3인데 모델의 표는 %4행뿐입니다. 이 모델과 함께 받은 토크나이저를 폴더에 넣으세요.</translation>
    </message>
    <message>
        <source>%1 gives two tokens the id %2, &quot;%3&quot; and &quot;%4&quot;. Download the file once more.</source>
        <translation>%1: 두 토큰 &quot;%3&quot;, &quot;%4&quot;의 id가 똑같이 %2입니다. 파일을 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is not a merge, which is two tokens with a space between. Download the file once more.</source>
        <translation>%1, %2행: &quot;%3&quot; 줄은 병합이 아닙니다. 병합은 빈칸을 사이에 둔 토큰 두 개입니다. 파일을 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>%1, line %2: the merge has the token &quot;%3&quot;, which %4 does not have. Put the two files that the model came with into the folder.</source>
        <translation>%1, %2행: 병합에 쓰인 &quot;%3&quot; 토큰이 %4에 없습니다. 모델과 함께 받은 두 파일을 폴더에 넣으세요.</translation>
    </message>
    <message>
        <source>%1 has a %2, but no %3. Put the %3 that the model came with into the folder.</source>
        <translation>%1에 %2 파일은 있는데 %3 파일이 없습니다. 모델과 함께 받은 %3 파일을 폴더에 넣으세요.</translation>
    </message>
    <message>
        <source>A text of %1 bytes could not be cut into words. Shorten it.</source>
        <translation>%1바이트짜리 글을 단어로 나누지 못했습니다. 글을 줄이세요.</translation>
    </message>
    <message>
        <source>There is no column &quot;%1&quot;; there are: %2.</source>
        <translation>&quot;%1&quot; 열이 없습니다. 있는 열: %2.</translation>
    </message>
    <message>
        <source>%1, line %2: the column &quot;%3&quot; is missing. Fill it in there, or use another column.</source>
        <translation>%1, %2행: &quot;%3&quot; 열이 없습니다. 그곳에 채워 넣거나 다른 열을 쓰세요.</translation>
    </message>
    <message>
        <source>The label &quot;%1&quot; has no text. Write what the model shall answer for it.</source>
        <translation>&quot;%1&quot; 레이블에 글이 없습니다. 모델이 무엇이라 답할지 쓰세요.</translation>
    </message>
    <message>
        <source>The labels &quot;%1&quot; and &quot;%2&quot; have the same text, so the answer would not tell them apart. Change one.</source>
        <translation>&quot;%1&quot;, &quot;%2&quot; 레이블의 글이 같아서 답으로 구별할 수 없습니다. 하나를 바꾸세요.</translation>
    </message>
    <message>
        <source>The template &quot;%1&quot; names no column, so all examples would be alike. Write the name of a column in braces.</source>
        <translation>템플릿 &quot;%1&quot;에 열이 없어 모든 예제가 같아집니다. 열 이름을 중괄호로 묶어 쓰세요.</translation>
    </message>
    <message>
        <source>The template &quot;%1&quot; has a brace without its partner. Write {name} for a column, {{ and }} for braces.</source>
        <translation>템플릿 &quot;%1&quot;에 짝이 없는 중괄호가 있습니다. 열은 {name}, 중괄호 자체는 {{와 }}로 쓰세요.</translation>
    </message>
    <message>
        <source>Choose the column that holds the label.</source>
        <translation>레이블이 든 열을 고르세요.</translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; is the same in all examples, so there is nothing to tell apart. Choose another column.</source>
        <translation>&quot;%1&quot; 열이 모든 예제에서 같아 구별할 것이 없습니다. 다른 열을 고르세요.</translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; has %2 different values; a classification has %3 labels at most. Choose another column, or let the model write.</source>
        <translation>&quot;%1&quot; 열의 값은 %2가지인데, 분류의 레이블은 %3개까지입니다. 다른 열을 고르거나 모델이 글을 쓰게 하세요.</translation>
    </message>
    <message>
        <source>Give the task a name.</source>
        <translation>과제에 이름을 붙이세요.</translation>
    </message>
    <message>
        <source>%1 would be learned from and judged by. Choose other data to judge by, or leave its field empty.</source>
        <translation>%1: 학습과 평가에 함께 쓰게 됩니다. 평가용으로 다른 데이터를 고르거나 그 칸을 비우세요.</translation>
    </message>
    <message>
        <source>%1, line %2: this is no list of JSON objects. Choose the file of that data set, or another &quot;format&quot; in the task.</source>
        <translation>%1, %2행: JSON 객체의 목록이 아닙니다. 그 데이터 세트의 파일을 고르거나 과제에서 다른 &quot;format&quot;을 고르세요.</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is missing or not what a file of the format &quot;%4&quot; holds there. Correct the line, or choose another &quot;format&quot; in the task.</source>
        <translation>%1, %2행: &quot;%3&quot; 항목이 없거나 &quot;%4&quot; 형식의 파일에 있어야 할 것과 다릅니다. 그 행을 고치거나 과제에서 다른 &quot;format&quot;을 고르세요.</translation>
    </message>
    <message>
        <source>%1 asks for a tokenizer of the kind %2, which is not read here; expected was %3. Choose another model.</source>
        <translation>%1: %2 종류의 토크나이저가 필요한데 여기서는 읽지 못합니다. 읽을 수 있는 종류: %3. 다른 모델을 고르세요.</translation>
    </message>
    <message>
        <source>%1, line %2: this is no table with its text. Write them as &quot;name : X | area : Y||text&quot;.</source>
        <translation>%1, %2행: 표와 그 글이 아닙니다. &quot;name : X | area : Y||text&quot;처럼 쓰세요.</translation>
    </message>
    <message>
        <source>%1: there is no format &quot;%2&quot;; there are: %3.</source>
        <translation>%1: &quot;%2&quot; 형식은 없습니다. 쓸 수 있는 형식: %3.</translation>
    </message>
    <message>
        <source>%1: the metric %2 does not fit this task. Choose one of: %3.</source>
        <translation>%1: %2 지표는 이 과제에 맞지 않습니다. 다음 중에서 고르세요: %3.</translation>
    </message>
    <message>
        <source>%1 holds only one example, so none can be held out. Choose a dev file, or add examples.</source>
        <translation>%1에 예제가 하나뿐이라 따로 떼어 둘 수 없습니다. 개발 파일을 고르거나 예제를 추가하세요.</translation>
    </message>
    <message>
        <source>Say what the model reads: a text with a column&apos;s name in braces.</source>
        <translation>모델이 읽을 글을 쓰세요. 열 이름을 중괄호로 묶어 넣어야 합니다.</translation>
    </message>
    <message>
        <source>Say what the model shall write: a text with a column&apos;s name in braces.</source>
        <translation>모델이 쓸 글을 정하세요. 열 이름을 중괄호로 묶어 넣어야 합니다.</translation>
    </message>
    <message>
        <source>The label &quot;%1&quot; has no training examples: it cannot be learned.</source>
        <translation>&quot;%1&quot; 레이블의 학습 예제가 없어 배울 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 would be replaced by a part of itself. Save the task under another name.</source>
        <translation>%1: 파일이 그 일부로 바뀌게 됩니다. 과제를 다른 이름으로 저장하세요.</translation>
    </message>
    <message>
        <source>%1 is no vocabulary of bytes: it has the token &quot;%2&quot;. Put the tokenizer.json that the model came with into the folder.</source>
        <translation>%1: 바이트 어휘가 아닙니다. 토큰 &quot;%2&quot;이(가) 들어 있습니다. 모델과 함께 나온 tokenizer.json을 폴더에 넣으세요.</translation>
    </message>
    <message>
        <source>%1 has no tokenizer. Put the vocab.json and the merges.txt, or the tokenizer.json, that the model came with into the folder.</source>
        <translation>%1: 토크나이저가 없습니다. 모델과 함께 나온 vocab.json과 merges.txt, 또는 tokenizer.json을 폴더에 넣으세요.</translation>
    </message>
    <message>
        <source>%1 asks in %2 for something that is not computed here: %3. Choose a model whose tokenizer does without it.</source>
        <translation>%1: %2에서 여기서 계산하지 않는 것을 요구합니다: %3. 토크나이저에 그것이 필요 없는 모델을 고르세요.</translation>
    </message>
    <message>
        <source>%1 gives the added token &quot;%2&quot; the id %3, but in tokenizer.json it gets %4. Put the two files that the model came with into the folder.</source>
        <translation>%1: 추가 토큰 &quot;%2&quot;의 id가 %3(이)라고 하지만, tokenizer.json에서는 %4이(가) 됩니다. 모델과 함께 나온 두 파일을 폴더에 넣으세요.</translation>
    </message>
    <message>
        <source>%1 says &quot;%2&quot;: %3, but the post_processor of %4 does otherwise. Make the two agree.</source>
        <translation>%1: &quot;%2&quot;이(가) %3(이)라고 하지만, %4의 post_processor는 다르게 합니다. 두 파일을 맞추세요.</translation>
    </message>
    <message>
        <source>%1 has no tokenizer for its model, neither tokenizer.json nor %2. Put the one that the model came with into the folder.</source>
        <translation>%1: 모델의 토크나이저가 없습니다. tokenizer.json도 %2도 없습니다. 모델과 함께 나온 것을 폴더에 넣으세요.</translation>
    </message>
    <message>
        <source>The text has the piece %1, for which the model&apos;s table has no row. Write it without.</source>
        <translation>텍스트에 조각 %1이(가) 있는데, 모델의 표에 그 행이 없습니다. 그 조각 없이 쓰세요.</translation>
    </message>
    <message>
        <source>%1 is a list of base64 texts, as tiktoken reads it, and no SentencePiece model. Put the tokenizer.json that the model came with into the folder.</source>
        <translation>%1: tiktoken이 읽는 base64 텍스트 목록이며 SentencePiece 모델이 아닙니다. 모델과 함께 나온 tokenizer.json을 폴더에 넣으세요.</translation>
    </message>
    <message>
        <source>%1 gives the added token &quot;%2&quot; the id %3, but after its vocabulary comes %4. Download the file once more.</source>
        <translation>%1: 추가 토큰 &quot;%2&quot;의 id가 %3(이)라고 하지만, 어휘 다음에 오는 id는 %4입니다. 파일을 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>The tokenizer_config.json beside %1 says &quot;add_prefix_space&quot;: %2, but the file itself says otherwise. Make the two agree.</source>
        <translation>%1 옆의 tokenizer_config.json에는 &quot;add_prefix_space&quot;가 %2(이)라고 되어 있지만, 파일 자체는 다릅니다. 두 파일을 맞추세요.</translation>
    </message>
    <message>
        <source>%1 has no labels, as it is with published test files: it can be read, but not scored or learned from. Choose a file with labels.</source>
        <translation>%1에는 공개된 테스트 파일처럼 레이블이 없습니다: 읽을 수는 있지만 채점하거나 학습할 수 없습니다. 레이블이 있는 파일을 고르세요.</translation>
    </message>
    <message>
        <source>%1 is too large: its examples take much more memory than the file. Use a part of it.</source>
        <translation>%1이(가) 너무 큽니다: 예제가 파일보다 메모리를 훨씬 많이 차지합니다. 일부만 쓰세요.</translation>
    </message>
    <message>
        <source>%1, line %2: there are more than %3 fields. Take out those that the task does not use.</source>
        <translation>%1, %2행: 필드가 %3개를 넘습니다. 과제가 쓰지 않는 것을 빼세요.</translation>
    </message>
    <message>
        <source>%1, line %2: this is no row of the E2E challenge. It has the columns mr, for example &quot;name[X], area[Y]&quot;, and ref.</source>
        <translation>%1, %2행: E2E 챌린지의 행이 아닙니다. mr 열(예: &quot;name[X], area[Y]&quot;)과 ref 열이 있어야 합니다.</translation>
    </message>
    <message>
        <source>%1, line %2: this line has no label, though others have one. Add it, or leave the line out.</source>
        <translation>%1, %2행: 다른 행과 달리 레이블이 없습니다. 추가하거나 이 행을 빼세요.</translation>
    </message>
    <message>
        <source>%1: a template has more than %2 fields. Use fewer.</source>
        <translation>%1: 템플릿의 필드가 %2개를 넘습니다. 줄이세요.</translation>
    </message>
    <message>
        <source>%1: a template makes an example of more than %2 MB. Shorten it, or the data.</source>
        <translation>%1: 템플릿이 만드는 예제가 %2 MB를 넘습니다. 템플릿이나 데이터를 줄이세요.</translation>
    </message>
    <message>
        <source>%1: the verbalizer has the label &quot;%2&quot; twice. Remove one.</source>
        <translation>%1: 버벌라이저에 레이블 &quot;%2&quot;이(가) 두 번 있습니다. 하나를 지우세요.</translation>
    </message>
</context>
<context>
    <name>training</name>
    <message>
        <source>A checkpoint&apos;s optimizer state is incomplete; resume from an earlier checkpoint.</source>
        <translation>체크포인트의 옵티마이저 상태가 완전하지 않습니다. 더 앞선 체크포인트에서 계속하세요.</translation>
    </message>
    <message>
        <source>%1 cannot be made: %2. Choose another folder.</source>
        <translation>%1 폴더를 만들 수 없습니다: %2. 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>%1 is damaged: it is not a JSON object.</source>
        <translation>%1: 파일이 손상되었습니다. JSON 객체가 아닙니다.</translation>
    </message>
    <message>
        <source>%1 is damaged: a field is missing or has the wrong type.</source>
        <translation>%1: 파일이 손상되었습니다. 필드가 없거나 종류가 맞지 않습니다.</translation>
    </message>
    <message>
        <source>%1 holds a run already. Choose another folder, or resume it.</source>
        <translation>%1에 이미 실행이 있습니다. 다른 폴더를 고르거나 그 실행을 계속하세요.</translation>
    </message>
    <message>
        <source>%1 holds no run.json. Choose the folder of a run.</source>
        <translation>%1에 run.json이 없습니다. 실행 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>%1 does not describe a run: %2</source>
        <translation>%1에 적힌 것은 올바른 실행이 아닙니다: %2</translation>
    </message>
    <message>
        <source>%1: the loss is no longer a number at step %2. Lower the learning rate or clip the gradients; all checkpoints up to here stand.</source>
        <translation>%1: 스텝 %2에서 손실이 더는 수가 아닙니다. 학습률을 낮추거나 그래디언트를 클리핑하세요. 여기까지의 체크포인트는 모두 남아 있습니다.</translation>
    </message>
    <message>
        <source>retrain</source>
        <translation>재학습</translation>
    </message>
    <message>
        <source>tune</source>
        <translation>튜닝</translation>
    </message>
    <message>
        <source>prune</source>
        <translation>가지치기</translation>
    </message>
    <message>
        <source>The task in %1 has no labels to vote on. Choose a classification task.</source>
        <translation>%1에 있는 과제에는 투표할 레이블이 없습니다. 분류 과제를 고르세요.</translation>
    </message>
    <message>
        <source>An ensemble needs at least one adapter. Name some.</source>
        <translation>앙상블에는 어댑터가 하나 이상 필요합니다. 어댑터를 지정하세요.</translation>
    </message>
    <message>
        <source>%1 does not belong to this run: it was written for another method or other settings. Begin a new run.</source>
        <translation>%1은(는) 이 실행의 것이 아닙니다. 다른 방법이나 다른 설정으로 쓰였습니다. 새 실행을 시작하세요.</translation>
    </message>
    <message>
        <source>There is no room on the disk for %1: training has paused, and goes on by itself when some is free.</source>
        <translation>디스크에 %1을(를) 쓸 공간이 없어 학습을 일시 정지했습니다. 공간이 생기면 저절로 계속합니다.</translation>
    </message>
    <message>
        <source>This processor does not multiply bf16 natively. Choose fp32 as the run&apos;s precision, or continue the run where it began.</source>
        <translation>이 프로세서는 bf16을 직접 곱하지 못합니다. 실행의 정밀도로 fp32를 고르거나, 실행을 시작한 컴퓨터에서 이어가세요.</translation>
    </message>
    <message>
        <source>%1 cannot be looked into: %2.</source>
        <translation>%1 안을 볼 수 없습니다: %2.</translation>
    </message>
    <message>
        <source>%1 is being trained by another program: wait for it, or stop it.</source>
        <translation>%1은(는) 다른 프로그램에서 학습 중입니다. 끝날 때까지 기다리거나 그 학습을 중지하세요.</translation>
    </message>
    <message>
        <source>%1 was removed, renamed or replaced while it was trained: training has ended. What was written before lies where that folder is now.</source>
        <translation>%1 폴더가 학습 중에 삭제되었거나 이름이 바뀌었거나 다른 것으로 바뀌어 학습을 끝냈습니다. 그 전에 기록한 것은 그 폴더가 지금 있는 곳에 있습니다.</translation>
    </message>
    <message>
        <source>%1 is a link: training writes only into the folder of its run. Put the folder of the checkpoints in its place.</source>
        <translation>%1은(는) 링크입니다. 학습은 실행 폴더 안에만 기록합니다. 그 자리에 체크포인트 폴더를 두세요.</translation>
    </message>
    <message>
        <source>The name of the run &quot;%1&quot;, of its model or of its task is not UTF-8 text. Rename the file or folder.</source>
        <translation>실행 &quot;%1&quot;, 그 모델 또는 과제의 이름이 UTF-8 글자가 아닙니다. 파일이나 폴더의 이름을 바꾸세요.</translation>
    </message>
    <message>
        <source>%1, line %2, is damaged: a field is missing or has the wrong type.</source>
        <translation>%1의 %2번째 줄이 손상되었습니다. 필드가 없거나 형식이 틀립니다.</translation>
    </message>
</context>
</TS>
